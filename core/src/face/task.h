/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * One job while it is done.
 */
#ifndef SW_FACE_TASK_H
#define SW_FACE_TASK_H

#include "face/given.h"
#include "face/settings.h"

#include <savedwallet/client.h>
#include <savedwallet/face.h>
#include <savedwallet/notification.h>

#include <pthread.h>

struct sw_face {
    sw_client *client;
    sw_settings settings; /* without the key: a receiver of notifications is made of them when it is needed */
    sw_given given;       /* what the options of notifications are borrowed from */
    sw_notification_options receiving;
    sw_given_texts topics;
    char *emulator_file;        /* its certificate; NULL: none */
    sw_notifications *receiver; /* NULL until a notification comes */
    pthread_mutex_t lock;       /* while it is made */
};

typedef struct sw_task {
    sw_face *face; /* not NULL where the job needs one */
    sw_given given;
    const void *data;
    size_t data_size;
    sw_call call;
    sw_given_pairs headers;
} sw_task;

/**
 * A job. @return its answer without "error"; NULL: there is none
 * @param err  its code is negative when the job failed, whether there is an answer or not
 */
typedef sw_json *sw_task_fn(sw_task *task, sw_error *err);

/** Takes the options of a job: those of its struct, and those of every call. */
int sw_task_take(sw_task *task, const sw_given_member *members, size_t count, void *into, sw_error *err);

/** The same, where the call may have an idempotency key of the caller's own too. */
int sw_task_take_keyed(sw_task *task, const sw_given_member *members, size_t count, void *into, sw_error *err);

#define SW_COUNT(array) (sizeof(array) / sizeof((array)[0]))

/** Turns what was given to "call" into a request. What it points to lives as long as the task. */
typedef struct sw_asked {
    const char *operation; /* or a method and a path */
    const char *method, *path;
    sw_given_texts ids;
    sw_given_pairs query;
} sw_asked;

int sw_task_take_call(sw_task *task, sw_asked *asked, sw_error *err);
sw_request sw_asked_request(const sw_task *task, const sw_asked *asked);

/** @name The jobs
 * @{ */
sw_task_fn sw_task_about, sw_task_call, sw_task_sign, sw_task_sign_button, sw_task_key;
sw_task_fn sw_task_charge, sw_task_finish_charge, sw_task_capture, sw_task_refund, sw_task_cancel, sw_task_close;
sw_task_fn sw_task_wallet;
sw_task_fn sw_task_button, sw_task_repair_button, sw_task_review, sw_task_change_html, sw_task_place_order;
sw_task_fn sw_task_finish, sw_task_relay;
sw_task_fn sw_task_receive;
sw_task_fn sw_task_money, sw_task_operations, sw_task_names, sw_task_validate, sw_task_version;
/** @} */

#endif
