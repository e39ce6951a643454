/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/identity.h"

#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "emulator/must.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LONGEST_PEM = 64 * 1024, SECRET_MODE = 0600, PUBLIC_MODE = 0644 };

static int make_temporary(em_identity *identity, sw_error *err)
{
    const char *parent = getenv("TMPDIR");
    snprintf(identity->directory, sizeof identity->directory, "%s/savedwallet-emulator-XXXXXX",
             parent && *parent ? parent : "/tmp");
    if (!mkdtemp(identity->directory))
        return sw_fail(err, SW_E_IO, "no temporary directory can be made as \"%s\": %s", identity->directory,
                       strerror(errno));
    identity->is_private = true;
    return SW_OK;
}

/* Other programs are given paths in it, and may run elsewhere: it is named from the root. */
static int use_directory(em_identity *identity, const char *directory, sw_error *err)
{
    if (mkdir(directory, 0700) != 0 && errno != EEXIST)
        return sw_fail(err, SW_E_IO, "the data directory \"%s\" cannot be made: %s", directory, strerror(errno));
    char here[EM_PATH_SIZE / 2] = "";
    bool relative = directory[0] != '/';
    if ((relative && !getcwd(here, sizeof here)) || strlen(here) + strlen(directory) + 2 > sizeof identity->directory)
        return sw_fail(err, SW_E_IO, "the data directory \"%s\" has too long a path", directory);
    snprintf(identity->directory, sizeof identity->directory, "%s%s%s", here, relative ? "/" : "", directory);
    return SW_OK;
}

static void name_files(em_identity *identity)
{
    const struct {
        char *file;
        const char *name;
    } files[] = {
        { identity->private_key_file, "merchant-private-key.pem" },
        { identity->public_key_file, "merchant-public-key.pem" },
        { identity->ca_file, "ca.pem" },
        { identity->ca_key_file, "ca-private-key.pem" },
        { identity->sns_file, "sns.pem" },
        { identity->sns_key_file, "sns-private-key.pem" },
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        snprintf(files[i].file, sizeof identity->ca_file, "%s/%s", identity->directory, files[i].name);
}

static bool is_there(const char *file)
{
    return access(file, F_OK) == 0;
}

static int read_text(char **out, const char *file, const char *what, sw_error *err)
{
    sw_buf text = SW_BUF_INIT(LONGEST_PEM);
    int code = sw_file_read(&text, file, what, err);
    if (code == SW_OK)
        *out = em_take(&text);
    sw_buf_free_secret(&text);
    return code;
}

static int write_text(const char *file, const char *text, unsigned mode, const char *what, sw_error *err)
{
    return sw_file_create(file, text, strlen(text), mode, what, err);
}

static int make_merchant(em_identity *identity, sw_error *err)
{
    int code = em_make_merchant_pair(&identity->merchant, err);
    if (code == SW_OK)
        code = write_text(identity->private_key_file, identity->merchant.private_key, SECRET_MODE,
                          "the merchant's private key", err);
    return code;
}

static int load_merchant(em_identity *identity, sw_error *err)
{
    int code = read_text(&identity->merchant.private_key, identity->private_key_file, "the merchant's private key",
                         err);
    if (code == SW_OK)
        code = em_public_key_of(&identity->merchant.public_part, identity->merchant.private_key, err);
    return code;
}

static int open_merchant(em_identity *identity, sw_error *err)
{
    int code = is_there(identity->private_key_file) ? load_merchant(identity, err) : make_merchant(identity, err);
    if (code == SW_OK && !is_there(identity->public_key_file))
        code = write_text(identity->public_key_file, identity->merchant.public_part, PUBLIC_MODE,
                          "the merchant's public key", err);
    return code;
}

/* The key is written first: a certificate without its key would be of no use to a later start. */
static int make_authority(em_identity *identity, em_pair *authority, sw_error *err)
{
    int code = em_make_authority(authority, err);
    unlink(identity->ca_key_file);
    if (code == SW_OK)
        code = write_text(identity->ca_key_file, authority->private_key, SECRET_MODE, "the authority's private key",
                          err);
    if (code == SW_OK)
        code = write_text(identity->ca_file, authority->public_part, PUBLIC_MODE, "the authority's certificate", err);
    return code;
}

static int load_authority(em_identity *identity, em_pair *authority, sw_error *err)
{
    int code = read_text(&authority->private_key, identity->ca_key_file, "the authority's private key", err);
    if (code == SW_OK)
        code = read_text(&authority->public_part, identity->ca_file, "the authority's certificate", err);
    return code;
}

static int load_sns(em_identity *identity, sw_error *err)
{
    int code = read_text(&identity->sns.private_key, identity->sns_key_file, "the key of notifications", err);
    if (code == SW_OK)
        code = read_text(&identity->sns.public_part, identity->sns_file, "the certificate of notifications", err);
    return code;
}

/* Its key was made before: see em_identity_open. */
static int make_sns(em_identity *identity, const em_pair *authority, sw_error *err)
{
    int code = em_make_sns_certificate(&identity->sns, authority, err);
    unlink(identity->sns_key_file);
    if (code == SW_OK)
        code = write_text(identity->sns_key_file, identity->sns.private_key, SECRET_MODE, "the key of notifications",
                          err);
    if (code == SW_OK)
        code = write_text(identity->sns_file, identity->sns.public_part, PUBLIC_MODE,
                          "the certificate of notifications", err);
    return code;
}

static int open_server(em_identity *identity, const char *tls_name, sw_error *err)
{
    em_pair authority = { 0 };
    int code = is_there(identity->ca_file) ? load_authority(identity, &authority, err)
                                           : make_authority(identity, &authority, err);
    if (code == SW_OK)
        code = em_make_server_certificate(&identity->server, &authority, tls_name, err);
    if (code == SW_OK)
        code = identity->sns.private_key ? make_sns(identity, &authority, err) : load_sns(identity, err);
    em_pair_free(&authority);
    return code;
}

/* Making an RSA pair is what a start takes its time for: the two are made side by side. */
static void *make_sns_pair(void *identity)
{
    sw_error err = SW_ERROR_INIT;
    em_make_merchant_pair(&((em_identity *)identity)->sns, &err);
    return NULL;
}

static int open_pairs(em_identity *identity, sw_error *err)
{
    pthread_t beside;
    bool is_kept = is_there(identity->sns_file);
    bool begun = !is_kept && pthread_create(&beside, NULL, make_sns_pair, identity) == 0;
    int code = open_merchant(identity, err);
    if (begun)
        pthread_join(beside, NULL);
    if (code == SW_OK && !is_kept && !identity->sns.private_key)
        code = em_make_merchant_pair(&identity->sns, err);
    return code;
}

int em_identity_open(em_identity *out, const char *directory, const char *tls_name, sw_error *err)
{
    *out = (em_identity){ 0 };
    int code = directory ? use_directory(out, directory, err) : make_temporary(out, err);
    if (code != SW_OK)
        return code;
    name_files(out);
    code = open_pairs(out, err);
    return code == SW_OK ? open_server(out, tls_name, err) : code;
}

void em_identity_close(em_identity *identity)
{
    em_pair_free(&identity->merchant);
    em_pair_free(&identity->sns);
    em_pair_free(&identity->server);
    if (!identity->is_private)
        return;
    const char *const files[] = { identity->private_key_file, identity->public_key_file, identity->ca_file,
                                  identity->ca_key_file,      identity->sns_file,        identity->sns_key_file };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        unlink(files[i]);
    rmdir(identity->directory);
}
