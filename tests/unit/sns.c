/* SPDX-License-Identifier: Apache-2.0 */
#include "sns.h"

#include "base/buf.h"
#include "base/crypto.h"
#include "base/memory.h"
#include "http/transport.h"
#include "pay/notification.h"

#include <openssl/evp.h>
#include <openssl/pem.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

sns_message sns_notification(void)
{
    return (sns_message){ .type = "Notification",
                          .message_id = "m-1",
                          .topic = SNS_TOPIC,
                          .message = SNS_INNER,
                          .timestamp = "2026-01-02T03:04:05.000Z",
                          .version = "2",
                          .certificate_url = SNS_CERTIFICATE_URL };
}

sns_message sns_confirmation(void)
{
    sns_message it = sns_notification();
    it.type = "SubscriptionConfirmation";
    it.message = "You have chosen to subscribe to the topic.\nTo confirm it, visit the SubscribeURL.";
    it.token = "2336412f37fb687f5d51e6e241d09c805a5a57b30d712f794cc5f6a988666d92768dd60a747ba6f3beb71854e285d6ad02428b";
    it.subscribe_url = "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=" SNS_TOPIC
                       "&Token=2336";
    return it;
}

const char *sns_path(const char *file)
{
    static char paths[4][512];
    static int next;
    char *path = paths[next++ % 4];
    snprintf(path, sizeof paths[0], "%s/%s", SAVEDWALLET_TEST_SNS, file);
    return path;
}

static void add_line(sw_buf *out, const char *name, const char *value)
{
    if (value) {
        sw_buf_add_text(out, name);
        sw_buf_add_char(out, '\n');
        sw_buf_add_text(out, value);
        sw_buf_add_char(out, '\n');
    }
}

/* In the order that the page on signatures gives for each of the two kinds. */
static void write_text(sw_buf *out, const sns_message *it)
{
    bool confirms = strcmp(it->type, "Notification") != 0;
    add_line(out, "Message", it->message);
    add_line(out, "MessageId", it->message_id);
    add_line(out, "Subject", confirms ? NULL : it->subject);
    add_line(out, "SubscribeURL", confirms ? it->subscribe_url : NULL);
    add_line(out, "Timestamp", it->timestamp);
    add_line(out, "Token", confirms ? it->token : NULL);
    add_line(out, "TopicArn", it->topic);
    add_line(out, "Type", it->type);
}

static EVP_PKEY *read_key(const char *name)
{
    char file[64];
    snprintf(file, sizeof file, "%s.key", name);
    FILE *in = fopen(sns_path(file), "r");
    assert_non_null(in);
    EVP_PKEY *key = PEM_read_PrivateKey(in, NULL, NULL, NULL);
    fclose(in);
    assert_non_null(key);
    return key;
}

static char *sign(const sns_message *it)
{
    unsigned char signature[1024];
    size_t size = sizeof signature;
    sw_buf text = SW_BUF_INIT(1 << 20);
    write_text(&text, it);
    EVP_PKEY *key = read_key(it->signed_by ? it->signed_by : "good");
    EVP_MD_CTX *digest = EVP_MD_CTX_new();
    const char *version = it->signed_as ? it->signed_as : it->version;
    const EVP_MD *hash = version && strcmp(version, "1") == 0 ? EVP_sha1() : EVP_sha256();
    assert_int_equal(EVP_DigestSignInit(digest, NULL, hash, NULL, key), 1);
    assert_int_equal(EVP_DigestSign(digest, signature, &size, (const unsigned char *)sw_buf_text(&text), text.size), 1);
    EVP_MD_CTX_free(digest);
    EVP_PKEY_free(key);
    sw_buf_free(&text);
    return sw_base64(signature, size);
}

static void put(sw_json *object, const char *name, const char *value)
{
    if (value)
        assert_true(sw_json_put_text(object, name, value));
}

char *sns_write(const sns_message *it)
{
    char *signature = it->signature ? sw_copy_text(it->signature) : sign(it);
    sw_json *object = sw_json_object();
    put(object, "Type", it->type);
    put(object, "MessageId", it->message_id);
    put(object, "Token", it->token);
    put(object, "TopicArn", it->topic);
    put(object, "Subject", it->subject);
    put(object, "Message", it->message);
    put(object, "SubscribeURL", it->subscribe_url);
    put(object, "Timestamp", it->timestamp);
    put(object, "SignatureVersion", it->version);
    put(object, "Signature", signature);
    put(object, "SigningCertURL", it->certificate_url);
    char *text = sw_json_write(object, true), *whole = NULL;
    assert_non_null(text);
    text[strlen(text) - 1] = '\0'; /* the brace, which comes back behind what is added */
    size_t size = strlen(text) + (it->more ? strlen(it->more) : 0) + 2;
    whole = malloc(size);
    assert_non_null(whole);
    snprintf(whole, size, "%s%s}", text, it->more ? it->more : "");
    sw_json_release_text(text);
    sw_json_free(object);
    sw_release(signature);
    return whole;
}

static int serve(void *payload, sw_response *answer, const sw_http_request *request, sw_error *err)
{
    sns *it = payload;
    char file[64];
    it->fetched++;
    assert_string_equal(request->method, "GET");
    assert_int_equal(request->body_size, 0);
    assert_int_equal(request->timeout_ms, 3000);
    snprintf(it->url, sizeof it->url, "%s", request->url);
    if (it->fault)
        return sw_fail_no_answer(err, SW_EFFECT_NONE, "there is no connection");
    snprintf(file, sizeof file, "%s.pem", it->certificate);
    char *pem = it->body ? NULL : read_text(sns_path(file), NULL);
    const char *body = it->body ? it->body : pem;
    int code = sw_response_begin(answer, it->status, err);
    if (code == SW_OK && it->status == 302)
        code = sw_response_add_header(answer, "location", 8, "https://sns.eu-west-1.amazonaws.com/b.pem", 41, err);
    if (code == SW_OK)
        code = sw_response_add_body(answer, body, strlen(body), err);
    free(pem);
    return code;
}

sw_notification_options sns_options(sns *it)
{
    *it = (sns){ .clock = STILL_CLOCK, .err = SW_ERROR_INIT, .certificate = "good", .status = 200 };
    it->hooks = clock_of(&it->clock);
    assert_code(SW_OK, &it->err, sw_transport_new(&it->transport, serve, it, &it->err));
    sw_notification_options options = SW_NOTIFICATION_OPTIONS_INIT;
    options.merchant_id = WORLD_MERCHANT;
    options.transport = it->transport;
    options.clock = &it->hooks;
    return options;
}

void sns_start(sns *it, const sw_notification_options *options)
{
    size_t size;
    char *root = read_text(sns_path("authority.pem"), &size);
    assert_code(SW_OK, &it->err, sw_notifications_new(&it->receiver, options, &it->err));
    if (!options->certificate_file)
        assert_code(SW_OK, &it->err, sw_notifications_trust(it->receiver, root, size, &it->err));
    free(root);
}

void sns_open(sns *it)
{
    sw_notification_options options = sns_options(it);
    sns_start(it, &options);
}

int sns_receive(sns *it, const sns_message *message)
{
    char *raw = sns_write(message);
    sw_notification_free(it->got);
    sw_error_clear(&it->err);
    int code = sw_notifications_receive(&it->got, it->receiver, raw, strlen(raw), &it->err);
    assert_int_equal(code == SW_OK, it->got != NULL);
    free(raw);
    return code;
}

void sns_refuse(sns *it, const sns_message *message, const char *reason, const char *field)
{
    int code = sns_receive(it, message);
    if (code == SW_OK || strcmp(it->err.reason_code, reason) != 0 || strcmp(it->err.field, field) != 0)
        fail_msg("wanted %s at \"%s\", got %s \"%s\" at \"%s\": %s", reason, field, sw_code_name(code),
                 it->err.reason_code, it->err.field, it->err.message);
}

void sns_close(sns *it)
{
    sw_notification_free(it->got);
    sw_notifications_free(it->receiver);
    sw_transport_free(it->transport);
}
