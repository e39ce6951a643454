/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The configuration: the JSON file of --config, or the environment, never a mixture of both. config.def lists the
 * names.
 */
#ifndef SW_CLI_CONFIG_H
#define SW_CLI_CONFIG_H

#include <savedwallet/config.h>
#include <savedwallet/error.h>

/** What was configured, as text; NULL: not set. */
typedef struct cli_config {
#define SETTING(ID, name, kind, secrecy, meaning) char *name;
#include "cli/config.def"
#undef SETTING
} cli_config;

/** What the help of a command that reads the configuration says about it. */
extern const char cli_config_help[];

/**
 * Reads the configuration. An unknown name is an error that says which known one is nearest.
 * @param[out] out   yours; free it with cli_config_free, also after a failure
 * @param path       of --config; NULL: the file that SAVEDWALLET_CONFIG names, else the environment
 */
int cli_config_read(cli_config *out, const char *path, sw_error *err);

/** Fills in what a client needs. @param[out] out borrows its texts from config */
int cli_config_client(sw_config *out, const cli_config *config, sw_error *err);

/** Wipes and frees what was read. */
void cli_config_free(cli_config *config);

#endif
