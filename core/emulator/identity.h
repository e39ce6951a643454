/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The data directory, and the keys and certificates in it: made the first time, used again later.
 */
#ifndef EMULATOR_IDENTITY_H
#define EMULATOR_IDENTITY_H

#include "emulator/certificates.h"

#include <stdbool.h>

enum { EM_PATH_SIZE = 4096 };

typedef struct em_identity {
    char directory[EM_PATH_SIZE];
    bool is_private; /**< a temporary directory that goes with the program */
    char private_key_file[EM_PATH_SIZE + 32];
    char public_key_file[EM_PATH_SIZE + 32];
    char ca_file[EM_PATH_SIZE + 32];
    char ca_key_file[EM_PATH_SIZE + 32];
    char sns_file[EM_PATH_SIZE + 32];
    char sns_key_file[EM_PATH_SIZE + 32];
    em_pair merchant;
    em_pair sns;    /**< what notifications are signed with, and its certificate */
    em_pair server; /**< never written to a file */
} em_identity;

/**
 * Opens a data directory, or makes a private temporary one.
 * @param directory  NULL: a temporary one
 * @param tls_name   one more name for the server's certificate; may be NULL
 */
int em_identity_open(em_identity *out, const char *directory, const char *tls_name, sw_error *err);

/** Wipes the keys; removes a temporary directory. */
void em_identity_close(em_identity *identity);

#endif
