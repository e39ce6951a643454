/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Who the merchant is, as it is configured: by a JSON file or the environment, never a mixture of both.
 * settings.def lists the names.
 */
#ifndef SW_FACE_SETTINGS_H
#define SW_FACE_SETTINGS_H

#include "base/json.h"
#include "base/nearest.h"

#include <savedwallet/config.h>
#include <savedwallet/error.h>
#include <savedwallet/notification.h>

#include <stdbool.h>

/** What was configured, as text; NULL: not set. */
typedef struct sw_settings {
#define SETTING(ID, name, kind, secrecy, meaning) char *name;
#include "face/settings.def"
#undef SETTING
} sw_settings;

/** What the help of a command that reads the configuration says about it. */
extern const char sw_settings_help[];

/**
 * Reads the configuration. An unknown name is an error that says which known one is nearest.
 * @param[out] out   yours; free it with sw_settings_free, also after a failure
 * @param path       of a JSON file; NULL: the file that SAVEDWALLET_CONFIG names, else the environment
 */
int sw_settings_read(sw_settings *out, const char *path, sw_error *err);

/** Is there a setting of this name? */
bool sw_settings_has(const char *name);

/** Tries the names of all settings. */
void sw_settings_try_names(sw_nearest *nearest);

/** Sets one, over what was there. @param value  its name is the setting's; null unsets it */
int sw_settings_set(sw_settings *settings, const sw_json *value, sw_error *err);

/** Fills in what a client needs. @param[out] out borrows its texts from config @param key NULL: that of the settings */
int sw_settings_client(sw_config *out, const sw_settings *config, sw_key *key, sw_error *err);

/**
 * Makes a receiver of notifications for this merchant, which fetches certificates through the proxy of all other calls.
 * @param[out] out  yours; free it with sw_notifications_free
 * @param options   all but what the settings say: merchant, base URL, key id, environment and transport
 */
int sw_settings_receiver(sw_notifications **out, const sw_settings *config, const sw_notification_options *options,
                         sw_error *err);

/** Wipes and frees what was read. */
void sw_settings_free(sw_settings *config);

#endif
