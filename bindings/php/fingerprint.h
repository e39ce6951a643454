/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What tells one configuration of a client from another: SHA-256 of its JSON, of the environment and the configuration
 * file where it says so, and of what its files are (device, inode, times, size), of the key first of all.
 *
 * What a STORE URI stands for is not seen, save a file's: who replaces such a key names it anew.
 */
#ifndef SAVEDWALLET_PHP_FINGERPRINT_H
#define SAVEDWALLET_PHP_FINGERPRINT_H

#include <stdbool.h>
#include <stddef.h>

enum { SW_FINGERPRINT_SIZE = 32 };

typedef struct {
    unsigned char text[SW_FINGERPRINT_SIZE]; /* of the JSON alone */
    unsigned char all[SW_FINGERPRINT_SIZE];
} sw_fingerprint;

/* @return false when the configuration is no JSON object, of which there is nothing to tell */
bool sw_fingerprint_take(sw_fingerprint *out, const char *config, size_t size);

bool sw_fingerprint_is_same(const sw_fingerprint *one, const sw_fingerprint *other);

/* The JSON is the same; what it leads to is not. */
bool sw_fingerprint_is_replaced(const sw_fingerprint *old, const sw_fingerprint *now);

#endif
