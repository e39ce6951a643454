/* SPDX-License-Identifier: Apache-2.0 */
#include "sign/pem.h"

#include "base/error.h"

#include <string.h>

static const struct {
    const char *mark;
    const char *is;
    const char *remedy;
} strangers[] = {
    { "-----BEGIN OPENSSH PRIVATE KEY-----", "an OPENSSH key",
      "convert a copy of it with: ssh-keygen -p -N '' -m PKCS8 -f COPY" },
    { "-----BEGIN PUBLIC KEY-----", "a public key", "name the private key, the .pem that was made together with it" },
    { "-----BEGIN RSA PUBLIC KEY-----", "a public key",
      "name the private key, the .pem that was made together with it" },
    { "ssh-rsa ", "an SSH public key", "name the private key, in PEM form" },
    { "-----BEGIN CERTIFICATE REQUEST-----", "a certificate request", "name the private key, in PEM form" },
    { "-----BEGIN CERTIFICATE-----", "a certificate", "name the private key, in PEM form" },
    { "-----BEGIN EC PRIVATE KEY-----", "an EC key",
      "Amazon Pay takes RSA keys of 2048 bits: make one with: savedwallet keys new" },
    { "-----BEGIN DSA PRIVATE KEY-----", "a DSA key",
      "Amazon Pay takes RSA keys of 2048 bits: make one with: savedwallet keys new" },
    { "PuTTY-User-Key-File", "a PuTTY key", "export it from PuTTYgen as an OpenSSH key in PEM form" },
};

static bool has_private_key(const char *pem)
{
    return strstr(pem, "-----BEGIN PRIVATE KEY-----") || strstr(pem, "-----BEGIN RSA PRIVATE KEY-----") ||
           strstr(pem, "-----BEGIN ENCRYPTED PRIVATE KEY-----");
}

bool sw_pem_is_encrypted(const char *pem)
{
    return strstr(pem, "-----BEGIN ENCRYPTED PRIVATE KEY-----") || strstr(pem, "Proc-Type: 4,ENCRYPTED");
}

int sw_pem_check_private(const char *pem, const char *what, sw_error *err)
{
    /* An environment variable often holds the two characters \n where line breaks were meant. */
    if (strstr(pem, "-----BEGIN") && strstr(pem, "-----\\n"))
        return sw_fail(err, SW_E_KEY,
                       "%s has the two characters \\n in place of its line breaks: put real line breaks there", what);
    if (has_private_key(pem))
        return SW_OK;
    for (size_t i = 0; i < sizeof strangers / sizeof strangers[0]; i++)
        if (strstr(pem, strangers[i].mark))
            return sw_fail(err, SW_E_KEY, "%s is %s: %s", what, strangers[i].is, strangers[i].remedy);
    if (pem[0] == '\0')
        return sw_fail(err, SW_E_KEY, "%s is empty", what);
    if (pem[0] == 0x30)
        return sw_fail(err, SW_E_KEY,
                       "%s is in binary DER form: convert it with: openssl pkey -inform DER -in KEY -out key.pem",
                       what);
    return sw_fail(err, SW_E_KEY,
                   "%s holds no PEM private key: it should start with -----BEGIN PRIVATE KEY----- or "
                   "-----BEGIN RSA PRIVATE KEY-----",
                   what);
}
