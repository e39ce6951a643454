/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Notifications: what happened to an object, to be told to the merchant's server. This is the list of them and the
 * order in which they go out; courier.h takes them there.
 */
#ifndef EMULATOR_MAIL_H
#define EMULATOR_MAIL_H

#include "base/json.h"
#include "emulator/answer.h"
#include "emulator/ids.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct em_world;
struct em_permission;

enum { EM_MAX_MESSAGES = 1000, EM_RETRIES = 3 };

typedef struct em_message {
    char message_id[EM_ID_SIZE];
    char notification_id[EM_ID_SIZE];
    const char *object_type; /**< "CHARGE_PERMISSION", "CHARGE", "REFUND" or "CHARGEBACK" */
    char object_id[EM_ID_SIZE];
    char permission_id[EM_ID_SIZE];
    const char *merchant_id;
    const char *outcome; /**< "not sent", "waiting", "delivered", "refused", "given up" or "dropped" */
    int64_t made;        /**< by the machine's clock: receivers judge the age by their own */
    int retries;
    int awaited;       /**< how often it is in the outbox, or in a timer */
    sw_json *attempts; /**< [{"at", "status" or "error"}] */
    struct em_message *next;
} em_message;

/** What happens to messages on their way, as percentages. */
typedef struct em_storm {
    int64_t duplicate;
    int64_t reorder;
    int64_t drop;
} em_storm;

/** All zero: nothing happened yet, and nobody is told. */
typedef struct em_mail {
    char *url;          /**< of the merchant's server; NULL: messages are only listed */
    bool first_version; /**< signatures of version 1, with SHA-1 */
    em_storm storm;
    em_message *oldest;
    em_message *newest;
    size_t count;
    em_message **outbox; /**< in the order in which they go out */
    size_t outbox_count;
    size_t outbox_room;
    em_message *held_back; /**< goes out behind the next one; NULL: none */
} em_mail;

/** Something happened to an object of a permission. @param object_type  static */
void em_notify(struct em_world *world, const char *object_type, const char *object_id,
               const struct em_permission *permission);

/** Takes the next message to be sent; NULL: none. em_mail_sent must follow. */
em_message *em_mail_take(em_mail *mail);

/**
 * Says what came of it: delivered, refused, or to be tried again in an hour.
 * @param status  the HTTP status; 0: there was no answer  @param error  why there was none
 */
void em_mail_sent(struct em_world *world, em_message *message, long status, const char *error);

/** @name Calls of the control API.
 * @{ */
void em_mail_set(struct em_world *world, const sw_json *body, em_answer *answer);
void em_mail_list(const struct em_world *world, em_answer *answer);
void em_mail_resend(struct em_world *world, const char *message_id, em_answer *answer);
void em_mail_storm(struct em_world *world, const sw_json *body, em_answer *answer);
/** @} */

/** Forgets all messages and where they went. */
void em_mail_free(em_mail *mail);

#endif
