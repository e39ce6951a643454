/* SPDX-License-Identifier: Apache-2.0 */
#include "base/error.h"
#include "base/json.h"
#include "cli/command.h"
#include "cli/output.h"

#include <savedwallet/key.h>

#include <stddef.h>
#include <stdio.h>
#include <unistd.h>

typedef struct keys_values {
    const char *private_key_file;
    const char *public_key_file;
} keys_values;

static const cli_option options[] = {
    { "private-key-file", CLI_TEXT, false, offsetof(keys_values, private_key_file), "FILE", "default private.pem" },
    { "public-key-file", CLI_TEXT, false, offsetof(keys_values, public_key_file), "FILE", "default public.pem" },
};

/* A private key whose public half could not be saved is of no use: it is taken away again. */
static int make_pair(const char *private_path, const char *public_path, sw_error *err)
{
    sw_key *key = NULL;
    int code = sw_key_generate(&key, err);
    if (code == SW_OK)
        code = sw_key_save_private(key, private_path, err);
    if (code == SW_OK) {
        code = sw_key_save_public(key, public_path, err);
        if (code < 0)
            unlink(private_path);
    }
    sw_key_free(key);
    return code;
}

static int print_json(const char *private_path, const char *public_path, sw_error *err)
{
    sw_json *object = sw_json_object();
    if (sw_json_put_text(object, "private_key_file", private_path) &&
        sw_json_put_text(object, "public_key_file", public_path))
        return cli_print_json(object, err);
    sw_json_free(object);
    return sw_fail_memory(err);
}

static int print_for_people(const char *private_path, const char *public_path)
{
    printf("%s  the private key: keep it secret, only you can read it\n"
           "%s  the public key: for Amazon\n"
           "\n"
           "What to do next:\n"
           "  1. In Seller Central choose the environment (Sandbox first) and open Integration Central.\n"
           "  2. Under API keys enter the text of %s as an existing public key.\n"
           "  3. Configure the public key id that Amazon shows (SANDBOX-... or LIVE-...) and the key:\n"
           "       SAVEDWALLET_PUBLIC_KEY_ID=...  SAVEDWALLET_PRIVATE_KEY_FILE=%s\n",
           private_path, public_path, public_path, private_path);
    return cli_print_end();
}

static int run(const cli_invocation *invocation, sw_error *err)
{
    const keys_values *values = invocation->values;
    const char *private_path = values->private_key_file ? values->private_key_file : "private.pem";
    const char *public_path = values->public_key_file ? values->public_key_file : "public.pem";
    int code = make_pair(private_path, public_path, err);
    if (code < 0)
        return code;
    return invocation->json ? print_json(private_path, public_path, err) : print_for_people(private_path, public_path);
}

const cli_command cli_keys_new = {
    .name = "keys new",
    .summary = "Make a key pair to register with Amazon",
    .arguments = "",
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .values_size = sizeof(keys_values),
    .description =
        "Makes an RSA key pair of 2048 bits in two new files. A file that is there already is never touched. The\n"
        "private key can be read by its owner only.\n"
        "\n"
        "--json prints private_key_file and public_key_file.",
    .examples = "  savedwallet keys new\n"
                "  savedwallet keys new --private-key-file live-private.pem --public-key-file live-public.pem\n",
    .run = run,
};
