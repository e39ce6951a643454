/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Amazon's message service as the tests of notifications see it: messages it signed, and the server with its
 * certificates. It signs with OpenSSL directly, by the rule of its documentation, and shares nothing with the library.
 */
#ifndef SW_TESTS_UNIT_SNS_H
#define SW_TESTS_UNIT_SNS_H

#include "support.h"

#define SNS_CERTIFICATE_URL "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-0123abcd.pem"
#define SNS_TOPIC "arn:aws:sns:eu-west-1:291180941288:A3EXAMPLE00001Topic"
#define SNS_INNER                                                                    \
    "{\"MerchantID\":\"" WORLD_MERCHANT                                              \
    "\",\"ObjectType\":\"CHARGE\",\"ObjectId\":\"B01-1-C1\",\"ChargePermissionId\":" \
    "\"B01-1\",\"NotificationType\":\"STATE_CHANGE\",\"NotificationId\":\"n-1\",\"NotificationVersion\":\"V2\"}"

/** The members of an envelope; NULL: it is not there. */
typedef struct sns_message {
    const char *type, *message_id, *topic, *subject, *message, *timestamp, *token, *subscribe_url;
    const char *version, *certificate_url;
    const char *signature; /**< in place of a good one */
    const char *signed_by; /**< name of a certificate; NULL: "good" */
    const char *signed_as; /**< version whose hash is taken; NULL: the version's */
    const char *more;      /**< further members, ",\"a\":1" */
} sns_message;

/** A good notification about a charge, of version 2, sent at the still clock's time. */
sns_message sns_notification(void);

/** A good SubscriptionConfirmation. */
sns_message sns_confirmation(void);

/** The envelope as JSON, signed; yours, with free. */
char *sns_write(const sns_message *message);

/** The path of a file that make_sns_certificates.sh made, such as "good.pem". Valid until the next but three calls. */
const char *sns_path(const char *file);

/** The server, and a receiver that trusts the test's authority alone. */
typedef struct sns {
    still_clock clock;
    sw_clock hooks;
    sw_transport *transport;
    sw_notifications *receiver;
    sw_notification *got; /**< what was received last */
    sw_error err;
    const char *certificate; /**< that the server shows; "good" */
    int status;              /**< 200 */
    const char *fault;       /**< "connect": there is no connection; NULL: none */
    const char *body;        /**< in place of the certificate; NULL: none */
    int fetched;             /**< how often it was asked */
    char url[600];           /**< for what it was asked last */
} sns;

/** The options of a receiver in this world, to be changed before sns_start. */
sw_notification_options sns_options(sns *it);
void sns_start(sns *it, const sw_notification_options *options);

/** Both, with the options as they come. */
void sns_open(sns *it);

/** Receives a message; what came is in `got`, or `err`. */
int sns_receive(sns *it, const sns_message *message);

/** Receives it and expects it to be refused for this reason, at this field. */
void sns_refuse(sns *it, const sns_message *message, const char *reason, const char *field);

void sns_close(sns *it);

#endif
