/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The inside of a receiver of notifications.
 */
#ifndef SW_PAY_NOTIFICATION_H
#define SW_PAY_NOTIFICATION_H

#include "pay/certificate.h"
#include "pay/certificate_cache.h"
#include "pay/envelope.h"

#include <savedwallet/notification.h>

#include <pthread.h>

enum { SW_TOPICS_TOLD = 16, SW_NOTIFICATION_AGE_S = 14400, SW_NOTIFICATION_AHEAD_S = 900 };

struct sw_notifications {
    char *merchant_id; /* NULL: any */
    char **topics;
    size_t topic_count; /* 0: any */
    void (*new_topic)(void *payload, const char *topic_arn);
    int (*seen)(void *payload, const char *message_id, int64_t timestamp_ms);
    void *payload;
    int64_t max_age_ms;
    sw_clock clock;
    sw_certificate *pinned; /* of certificate_file; NULL: they are fetched */
    sw_roots *roots;        /* NULL with a pinned one */
    sw_certificate_cache *cache;
    pthread_mutex_t lock; /* over all that follows */
    char *told[SW_TOPICS_TOLD];
    size_t told_count;
};

/** What a notification says of an object, in the order of the names in receive.c. */
typedef enum sw_notice {
    SW_NOTICE_MERCHANT_ID,
    SW_NOTICE_OBJECT_TYPE,
    SW_NOTICE_OBJECT_ID,
    SW_NOTICE_CHARGE_PERMISSION_ID,
    SW_NOTICE_TYPE,
    SW_NOTICE_ID,
    SW_NOTICE_VERSION,
    SW_NOTICES
} sw_notice;

struct sw_notification {
    sw_envelope envelope;
    sw_json *inner;                  /* NULL in confirmations */
    const char *notices[SW_NOTICES]; /* of inner; NULL: it does not say */
};

/**
 * Puts other authorities in place of the system's. For tests, which have no certificate of SNS: it is in no public
 * header and not exported.
 */
int sw_notifications_trust(sw_notifications *receiver, const char *pem, size_t size, sw_error *err);

#endif
