/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What a client has to know to reach the emulator: one line of JSON, or variables of the environment.
 */
#ifndef EMULATOR_READY_H
#define EMULATOR_READY_H

#include "emulator/identity.h"
#include "emulator/server.h"

/** The line, with its line feed. @return yours, with sw_release */
char *em_ready_line(const em_server *server, const em_identity *identity);

/** Writes the line to a file that is there either whole or not at all. */
int em_ready_write(const char *file, const char *line, sw_error *err);

/** Tells the world where its pages are, once the port is known. */
void em_ready_set_pages(const em_server *server, bool over_http);

/** Sets SAVEDWALLET_* in this process, for the command that it is about to become. */
void em_ready_set_environment(const em_server *server, const em_identity *identity);

#endif
