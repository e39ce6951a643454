/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The command line.
 */
#ifndef EMULATOR_OPTIONS_H
#define EMULATOR_OPTIONS_H

#include "emulator/world.h"

#include <stdbool.h>

typedef enum em_command {
    EM_SERVE = 0,
    EM_EXEC, /**< runs a command beside the server */
    EM_HELP,
    EM_VERSION
} em_command;

/** Texts are borrowed from the arguments. */
typedef struct em_options {
    em_command command;
    char **arguments;    /**< of exec: the command and what belongs to it, ended by NULL */
    const char *address; /**< in numbers, of IPv4 */
    bool is_remote;      /**< it is not a loopback address */
    bool allows_remote;
    int port;
    int http_port;
    bool http_pages; /**< the buyer's pages are at the plain port */
    const char *data_directory;
    const char *ready_file;
    const char *tls_name;
    em_start start; /**< without its token */
} em_options;

/** Reads the command line. @return SW_E_INVALID when it is not one */
int em_options_read(em_options *out, int count, char **arguments, sw_error *err);

/** What --help prints. */
const char *em_options_help(void);

#endif
