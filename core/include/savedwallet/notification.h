/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Notifications (IPN): what Amazon posts to the merchant's server when an object of Amazon's changed.
 *
 * A notification says which object it is about, never in what state that is: call the operation it names and act on the
 * answer. Amazon wraps it in an envelope of SNS, its message service, which is signed. A receiver looks at all of it,
 * in this order: the form, the version of the signature, the topic, the age, where the certificate comes from, the
 * certificate, the signature, the merchant, and at last whether the message was there before. What is refused has
 * err->reason_code and err->field; what your server answers Amazon follows from it:
 *
 * | reason_code         | code            | what it means                                              | answer |
 * |---------------------|-----------------|------------------------------------------------------------|--------|
 * | malformed           | SW_E_INVALID    | it is not JSON, cut off, or lacks what each message has    | 400    |
 * | unknown_version     | SW_E_SIGNATURE  | a version of signature or message that this release lacks  | 400    |
 * | wrong_topic         | SW_E_SIGNATURE  | none of the topics that the receiver was given             | 400    |
 * | stale               | SW_E_SIGNATURE  | too old, or from the future                                | 400    |
 * | bad_certificate_url | SW_E_SIGNATURE  | the certificate would not come from SNS; nothing was sent  | 400    |
 * | no_certificate      | SW_E_NO_ANSWER  | the certificate cannot be fetched now; retry later         | 500    |
 * | incomplete_chain    | SW_E_SIGNATURE  | its issuer is not known here: see intermediates_file       | 500    |
 * | bad_certificate     | SW_E_SIGNATURE  | nobody vouches for it as a certificate of SNS              | 400    |
 * | forged              | SW_E_SIGNATURE  | the signature is not that of this text                     | 400    |
 * | wrong_merchant      | SW_E_SIGNATURE  | it is about another merchant                               | 400    |
 * | replayed            | SW_E_SIGNATURE  | it was there before: there is nothing left to do           | 200    |
 *
 * Any other failure (SW_E_CALLBACK, SW_E_NOMEM, ...) is the receiver's own and has no reason_code: answer 500, and
 * Amazon sends the message again, once an hour for three hours as is reported. A message that is taken is answered 200
 * when it has been stored; SNS waits 15 seconds. err->field is the member of the envelope, such as "Timestamp".
 */
#ifndef SAVEDWALLET_NOTIFICATION_H
#define SAVEDWALLET_NOTIFICATION_H

#include <savedwallet/clock.h>
#include <savedwallet/config.h>
#include <savedwallet/error.h>
#include <savedwallet/export.h>
#include <savedwallet/transport.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

SW_BEGIN_DECL

/** How a receiver judges. Everything is copied, but for what the payload points to. Zero means what the field says. */
typedef struct sw_notification_options {
    uint32_t version;        /**< SW_NOTIFICATION_OPTIONS_VERSION; 0 is taken as 1 */
    const char *merchant_id; /**< whom it must be about; NULL: anyone, you compare sw_notification_merchant_id */
    /** ARNs it may come through. With none any topic is taken, and anybody can have one that Amazon signs for: such a
     * message is a hint at most. */
    const char *const *topics;
    size_t topic_count;
    /** Told of each topic that an authentic message came through, once each (the first 16), while `topics` is empty:
     * log it, compare it with what Amazon's pages say, and pin it. NULL: nobody is told. */
    void (*new_topic)(void *payload, const char *topic_arn);
    /**
     * Was this message there before? Asked last, of messages that are authentic. 0: no, and now it is on record; 1:
     * yes; below 0: it cannot be said, and the call ends with SW_E_CALLBACK. Keep an id for as long as max_age_s and a
     * quarter of an hour. A server that may stop between this call and its own work notes the id when that is stored,
     * or in one transaction with it. NULL: each message is taken as often as it comes.
     */
    int (*seen)(void *payload, const char *message_id, int64_t timestamp_ms);
    void *payload;     /**< given to both; they are called from every thread that receives */
    int64_t max_age_s; /**< oldest message that is taken; 0: 14,400: Amazon's repeats end after three hours. What is
                            more than 900 s ahead of the clock is refused too */
    /**
     * PEM of certificates between that of SNS and an authority of this machine. The file at SNS is reported to hold its
     * own certificate only, issued by one such as "Amazon RSA 2048 M01" (github.com/robbiet480/go.sns, issue 8;
     * unverified), which Amazon Trust Services publishes. They complete the chain and are trusted by themselves in
     * nothing. NULL: none
     */
    const char *intermediates_file;
    /**
     * Take a certificate whose issuer is known neither here nor in its file: that SNS itself served it, by its exact
     * host name over verified TLS, is then all that vouches for it, as in Amazon's own libraries. Name, time, key and
     * use are looked at all the same. false: it is refused as incomplete_chain
     */
    bool allow_incomplete_chain;
    /** PEM of the emulator's signing certificate, which is taken as it is: nothing is fetched. Refused unless base_url
     * is this machine and public_key_id that of a Sandbox key. NULL: the certificate comes from SNS */
    const char *certificate_file;
    const char *base_url;       /**< as in sw_config; looked at with certificate_file only */
    const char *public_key_id;  /**< as in sw_config; looked at with certificate_file only */
    sw_environment environment; /**< as in sw_config: for older key ids; looked at with certificate_file only */
    sw_transport *transport;    /**< fetches certificates, through a proxy for one; the receiver becomes another
                                     holder. NULL: libcurl */
    const sw_clock *clock;      /**< NULL: the machine's; the struct is copied, its payload is not */
} sw_notification_options;

#define SW_NOTIFICATION_OPTIONS_VERSION 1
#define SW_NOTIFICATION_OPTIONS_INIT                                                                       \
    {                                                                                                      \
        SW_NOTIFICATION_OPTIONS_VERSION, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, SW_ENVIRONMENT_FROM_KEY, 0, 0 \
    }

/** Receives, and keeps the certificates it has verified. Any number of threads may use it at once. */
typedef struct sw_notifications sw_notifications;

/** One message that was found authentic. What is read from it is borrowed. It never changes: threads may share it. */
typedef struct sw_notification sw_notification;

/**
 * Makes a receiver: reads the system's authorities, or the certificate_file; connects to nothing.
 *
 * @param[out] out   yours; free it with sw_notifications_free
 * @return SW_OK, SW_E_INVALID (err->field names the member), SW_E_IO, SW_E_NOMEM
 */
SW_API int sw_notifications_new(sw_notifications **out, const sw_notification_options *options, sw_error *err);

/**
 * Takes the body of a request that Amazon, or somebody who pretends to be Amazon, sent.
 *
 * It may fetch a certificate, from SNS only: 3 seconds, 16 KiB, no redirect, once for all threads that wait for it. 8
 * certificates are kept until they end. Forged messages cannot make it fetch without end: 4 at once, then one in 15
 * seconds; a URL that gave none is not asked again for 30 seconds.
 *
 * @param[out] out  yours; free it with sw_notification_free
 * @param raw       the body's bytes, as they came
 * @return SW_OK; what the table above says; SW_E_CALLBACK, SW_E_NOMEM
 */
SW_API int sw_notifications_receive(sw_notification **out, sw_notifications *receiver, const void *raw, size_t size,
                                    sw_error *err);

/**
 * What your server answers Amazon with, by the error that sw_notifications_receive left: 200, 400 or 500, as the table
 * above says. After SW_OK answer 200 when the message is stored, else 500.
 */
SW_API int sw_notification_status(const sw_error *err);

/** Frees the receiver. Not while a message is being received. NULL is fine. */
SW_API void sw_notifications_free(sw_notifications *receiver);

/** "notification", "subscription_confirmation" or "unsubscribe_confirmation". @return static text; "" for NULL */
SW_API const char *sw_notification_kind(const sw_notification *notification);

/** @name What the signed part of the envelope holds; "" for what it does not
 * @{ */
SW_API const char *sw_notification_message_id(const sw_notification *notification); /**< the same when it is repeated */
SW_API const char *sw_notification_topic_arn(const sw_notification *notification);
SW_API const char *sw_notification_timestamp(const sw_notification *notification); /**< "2026-01-02T03:04:05.678Z" */
SW_API const char *sw_notification_subject(const sw_notification *notification);
SW_API const char *sw_notification_message(const sw_notification *notification); /**< the inner message, as it came */
/** @} */

/** When it was sent, in milliseconds since 1970. @return 0 for NULL */
SW_API int64_t sw_notification_timestamp_ms(const sw_notification *notification);

/**
 * Of both confirmations: the URL that confirms the subscription. It leads to SNS, and nothing here follows it: a
 * person, or a program that knows the topic, decides. @return "" for a notification
 */
SW_API const char *sw_notification_subscribe_url(const sw_notification *notification);

/** @name What a notification is about; "" in confirmations and for what it does not hold
 * @{ */
SW_API const char *sw_notification_merchant_id(const sw_notification *notification);
SW_API const char *sw_notification_object_type(const sw_notification *notification); /**< "CHARGE", "REFUND", ... */
SW_API const char *sw_notification_object_id(const sw_notification *notification);
SW_API const char *sw_notification_charge_permission_id(const sw_notification *notification);
SW_API const char *sw_notification_type(const sw_notification *notification);    /**< "STATE_CHANGE" */
SW_API const char *sw_notification_id(const sw_notification *notification);      /**< random, for tracking only */
SW_API const char *sw_notification_version(const sw_notification *notification); /**< "V2" */
/** @} */

/** Which operation, with the object's id, says how things are: "getCharge". @return static text; "" for an object type
 * that this release does not know: answer 200 and let it be */
SW_API const char *sw_notification_operation(const sw_notification *notification);

/** Frees the message. NULL is fine. */
SW_API void sw_notification_free(sw_notification *notification);

SW_END_DECL

#endif
