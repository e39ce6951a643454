/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What a command is given: files, standard input, headers and pairs of a query.
 */
#ifndef SW_CLI_INPUT_H
#define SW_CLI_INPUT_H

#include "base/buf.h"
#include "cli/options.h"

#include <savedwallet/client.h>
#include <savedwallet/error.h>
#include <savedwallet/key.h>
#include <savedwallet/sign.h>

/** Appends a file's bytes as they are. @param path "-": standard input @param what such as "the body file" */
int cli_read_bytes(sw_buf *out, const char *path, const char *what, sw_error *err);

/** Reads the key of --key. An encrypted one takes its passphrase from SAVEDWALLET_PRIVATE_KEY_PASSPHRASE. */
int cli_read_key(sw_key **out, const char *path, sw_error *err);

/** An algorithm by its name; NULL is the default one. */
int cli_read_algorithm(sw_algorithm *out, const char *name, sw_error *err);

/** Headers of "name: value" each. The texts are in one buffer. */
typedef struct cli_headers {
    sw_header items[CLI_MAX_TEXTS];
    size_t count;
    char *text;
} cli_headers;

/** @param[out] out yours; free it with cli_headers_free, also after a failure */
int cli_headers_read(cli_headers *out, const cli_texts *texts, sw_error *err);
void cli_headers_free(cli_headers *headers);

/** Pairs of a query, each given as "name=value", not encoded. */
typedef struct cli_pairs {
    sw_query_pair items[CLI_MAX_TEXTS];
    size_t count;
    char *text;
} cli_pairs;

/** @param[out] out yours; free it with cli_pairs_free, also after a failure */
int cli_pairs_read(cli_pairs *out, const cli_texts *texts, sw_error *err);
void cli_pairs_free(cli_pairs *pairs);

#endif
