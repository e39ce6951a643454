/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A bad certificate ends a call before a byte of HTTP is written, and no variable of the environment changes that.
 * Started by itself as "test_certificates child URL CA-FILE" it makes one call and writes down what came of it.
 */
#include "peer.h"
#include "wire.h"

#include <savedwallet/savedwallet.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define FOLDER SAVEDWALLET_TEST_CERTIFICATES
#define TRUSTED FOLDER "/trusted.pem"

static const char *program;

/* A server of one certificate. Whoever gets as far as HTTP is answered. */
typedef struct shop {
    int listener, stop[2];
    char url[64];
    SSL_CTX *tls;
    pthread_t thread;
    int visits;   /* connections */
    int requests; /* connections on which a byte of HTTP came */
} shop;

static void serve(shop *it, int socket)
{
    static const char answer[] =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 90\r\nConnection: close\r\n\r\n"
        "{\"chargeId\":\"S02-1-1\",\"chargePermissionId\":\"S02-1\",\"statusDetails\":{\"state\":\"Captured\"}}   ";
    char text[8192];
    peer client = { socket, NULL };
    it->visits++;
    if (peer_shake_hands(&client, it->tls) && peer_read(&client, text, sizeof text) > 0) {
        it->requests++;
        peer_write(&client, answer, strlen(answer));
    }
    peer_close(&client);
}

static void *run(void *payload)
{
    shop *it = payload;
    sigset_t pipes;
    sigemptyset(&pipes);
    sigaddset(&pipes, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipes, NULL);
    for (;;) {
        struct pollfd ready[] = { { it->listener, POLLIN, 0 }, { it->stop[0], POLLIN, 0 } };
        poll(ready, 2, -1);
        if (ready[0].revents)
            serve(it, accept(it->listener, NULL, NULL));
        else
            return NULL;
    }
}

static void open_shop(shop *it, const char *certificate)
{
    int port;
    *it = (shop){ .tls = peer_tls(FOLDER, certificate), .listener = wire_listen(&port) };
    snprintf(it->url, sizeof it->url, "https://127.0.0.1:%d", port);
    wire_must(pipe(it->stop) == 0, "pipe");
    wire_must(pthread_create(&it->thread, NULL, run, it) == 0, "pthread_create");
}

/* What the server saw can be read after this. */
static void close_shop(shop *it)
{
    wire_must(write(it->stop[1], "", 1) == 1, "write");
    pthread_join(it->thread, NULL);
    close(it->listener);
    close(it->stop[0]);
    close(it->stop[1]);
    SSL_CTX_free(it->tls);
}

static int sign_nothing(void *payload, sw_algorithm algorithm, const void *text, size_t size, unsigned char *out,
                        size_t *out_size)
{
    (void)payload, (void)algorithm, (void)text, (void)size;
    memset(out, 7, 256);
    *out_size = 256;
    return 0;
}

/* createCharge, the one call that must never be lost sight of. */
static int charge(const char *url, const char *ca_file, sw_error *err)
{
    static const char body[] = "{\"chargePermissionId\":\"S02-1\"}";
    sw_config config = SW_CONFIG_INIT;
    config.region = SW_REGION_NA;
    config.public_key_id = "SANDBOX-TEST";
    config.merchant_id = "A3EXAMPLE00001";
    config.base_url = url;
    config.ca_file = ca_file;
    config.validation = SW_VALIDATION_OFF;
    wire_must(sw_key_from_callback(&config.key, sign_nothing, NULL, NULL) == SW_OK, "key");
    sw_client *client = NULL;
    wire_must(sw_client_new(&client, &config, err) == SW_OK, err->message);
    sw_key_free(config.key);
    sw_request request = SW_REQUEST_INIT;
    request.operation = "createCharge";
    request.body = body;
    request.body_size = strlen(body);
    sw_call call = SW_CALL_INIT;
    call.intent = "ride:81";
    sw_response *answer = NULL;
    int code = sw_client_call(&answer, client, &request, &call, err);
    sw_response_free(answer);
    sw_client_free(client);
    return code;
}

static void check_refused(const char *certificate, int code, const sw_error *err, const char *why)
{
    if (code != SW_E_NO_ANSWER || err->effect != SW_EFFECT_NONE || err->retry != SW_RETRY_NEVER ||
        !strstr(err->message, "cannot be trusted") || !strstr(err->message, why))
        fail_msg("%s: code %s, effect %s, retry %s, not for \"%s\": %s", certificate, sw_code_name(code),
                 sw_effect_name(err->effect), sw_retry_name(err->retry), why, err->message);
}

/* Bad certificates, and the words in which the reason is given. */
static const struct {
    const char *name;
    const char *why;
} bad[] = {
    { "expired", "certificate has expired" },
    { "not_yet_valid", "certificate is not yet valid" },
    { "wrong_host", "IP address mismatch" },
    { "wrong_address", "IP address mismatch" },
    { "address_as_name", "IP address mismatch" },
    { "common_name", "IP address mismatch" },
    { "self_signed", "self-signed certificate" },
    { "unknown_authority", "unable to get local issuer certificate" },
    { "missing_middle", "unable to get local issuer certificate" },
    { "for_clients", "unsuitable certificate purpose" },
    { "for_revocations", "unsuitable certificate purpose" },
    { "unknown_demand", "unhandled critical extension" },
    { "name_constraint", "permitted subtree violation" },
    { "signed_by_no_authority", "invalid CA certificate" },
    { "path_too_long", "path length constraint exceeded" },
    { "expired_middle", "certificate has expired" },
    { "sha1", "signature digest algorithm too weak" },
    { "rsa_sha1", "signature digest algorithm too weak" },
    { "rsa_md5", "signature digest algorithm too weak" },
    { "below_sha1", "signature digest algorithm too weak" },
    { "rsa1024", "certificate key too weak" },
    { "below_rsa1024", "CA certificate key too weak" },
};

enum { BAD = sizeof bad / sizeof bad[0] };

static void a_good_certificate_is_accepted(void **state)
{
    (void)state;
    shop it;
    sw_error err = SW_ERROR_INIT;
    open_shop(&it, "good");
    int code = charge(it.url, TRUSTED, &err);
    close_shop(&it);
    if (code != SW_OK)
        fail_msg("%s", err.message);
    assert_int_equal(it.requests, 1);
}

static void a_bad_certificate_is_refused_and_its_reason_told(void **state)
{
    (void)state;
    for (int i = 0; i < BAD; i++) {
        shop it;
        sw_error err = SW_ERROR_INIT;
        open_shop(&it, bad[i].name);
        int code = charge(it.url, TRUSTED, &err);
        close_shop(&it);
        check_refused(bad[i].name, code, &err, bad[i].why);
        assert_int_equal(it.requests, 0);
        assert_int_equal(it.visits, 1);
    }
}

/* Of names, unlike addresses, OpenSSL by itself would take the common one. */
static void a_common_name_is_no_name_of_a_host(void **state)
{
    (void)state;
    shop it;
    char url[64];
    sw_error err = SW_ERROR_INIT;
    open_shop(&it, "common_name_of_host");
    snprintf(url, sizeof url, "https://localhost%s", strrchr(it.url, ':'));
    int code = charge(url, TRUSTED, &err);
    close_shop(&it);
    check_refused("common_name_of_host", code, &err, "hostname mismatch");
    assert_int_equal(it.requests, 0);
    assert_int_equal(it.visits, 1);
}

/* libcurl does not tell a forged signature from a handshake that failed: it is refused, and may be tried again. */
static void a_forged_certificate_is_refused(void **state)
{
    (void)state;
    shop it;
    sw_error err = SW_ERROR_INIT;
    open_shop(&it, "tampered");
    int code = charge(it.url, TRUSTED, &err);
    close_shop(&it);
    assert_int_equal(code, SW_E_NO_ANSWER);
    assert_int_equal(err.effect, SW_EFFECT_NONE);
    assert_int_equal(it.requests, 0);
    assert_true(it.visits > 0);
}

static void without_its_authority_a_good_certificate_is_refused(void **state)
{
    (void)state;
    static const char *const elsewhere[] = { NULL, FOLDER "/stranger.pem" };
    for (int i = 0; i < 2; i++) {
        shop it;
        sw_error err = SW_ERROR_INIT;
        open_shop(&it, "good");
        int code = charge(it.url, elsewhere[i], &err);
        close_shop(&it);
        check_refused("good", code, &err, "unable to get local issuer certificate");
        assert_int_equal(it.requests, 0);
    }
}

/* A word of the environment that somebody might hope turns the check off. */
typedef struct variable {
    const char *name;
    const char *value;
} variable;

/* In the child: what the call came to, in one line. */
static int call_as_child(const char *url, const char *ca_file)
{
    sw_error err = SW_ERROR_INIT;
    int code = charge(url, *ca_file ? ca_file : NULL, &err);
    printf("%s %s %s %s\n", sw_code_name(code), sw_effect_name(err.effect), sw_retry_name(err.retry), err.message);
    return 0;
}

/* Starts this program as a child. @return where it writes; yours, with fclose */
static FILE *start_child(pid_t *child, const char *url, const char *ca_file)
{
    int ends[2];
    wire_must(pipe(ends) == 0, "pipe");
    *child = fork();
    wire_must(*child >= 0, "fork");
    if (*child == 0) {
        dup2(ends[1], STDOUT_FILENO);
        execl(program, program, "child", url, ca_file, (char *)NULL);
        _exit(127);
    }
    close(ends[1]);
    return fdopen(ends[0], "r");
}

/* Calls the server of this certificate from a process that has the variables. @param out what the child wrote */
static int visit(const char *certificate, const char *ca_file, const variable *set, size_t count, char *out,
                 size_t size)
{
    shop it;
    pid_t child;
    int status;
    for (size_t i = 0; i < count; i++)
        setenv(set[i].name, set[i].value, 1);
    open_shop(&it, certificate);
    FILE *told = start_child(&child, it.url, ca_file);
    wire_must(told && fgets(out, (int)size, told), "the child said nothing");
    fclose(told);
    wire_must(waitpid(child, &status, 0) == child && status == 0, "waitpid");
    close_shop(&it);
    for (size_t i = 0; i < count; i++)
        unsetenv(set[i].name);
    return it.requests;
}

static void check_in_environment(const char *certificate, const char *ca_file, const variable *set, size_t count)
{
    char told[2048];
    int requests = visit(certificate, ca_file, set, count, told, sizeof told);
    if (requests != 0 || strncmp(told, "no_answer none never ", 21) != 0)
        fail_msg("%s with %s=%s: %d requests, %s", certificate, set[0].name, set[0].value, requests, told);
}

static const variable variables[] = {
    { "SSL_CERT_FILE", FOLDER "/stranger.pem" },
    { "SSL_CERT_DIR", FOLDER },
    { "CURL_CA_BUNDLE", FOLDER "/stranger.pem" },
    { "SSL_INSECURE", "1" },
    { "CURL_INSECURE", "1" },
    { "CURLOPT_SSL_VERIFYPEER", "0" },
    { "CURLOPT_SSL_VERIFYHOST", "0" },
    { "CURL_SSL_BACKEND", "gnutls" },
    { "CURL_HOME", FOLDER },
    { "GIT_SSL_NO_VERIFY", "1" },
    { "PYTHONHTTPSVERIFY", "0" },
    { "NODE_TLS_REJECT_UNAUTHORIZED", "0" },
    { "SAVEDWALLET_INSECURE", "1" },
    { "SAVEDWALLET_VERIFY", "0" },
    { "SAVEDWALLET_CA_FILE", FOLDER "/stranger.pem" },
};

static void no_variable_turns_the_check_off(void **state)
{
    (void)state;
    static const char *const certificates[] = { "unknown_authority", "wrong_host", "expired", "sha1", "rsa1024" };
    size_t count = sizeof variables / sizeof variables[0];
    for (size_t i = 0; i < sizeof certificates / sizeof certificates[0]; i++) {
        check_in_environment(certificates[i], TRUSTED, variables, count);
        check_in_environment(certificates[i], "", variables, count);
    }
    for (size_t i = 0; i < count; i++)
        check_in_environment("unknown_authority", TRUSTED, &variables[i], 1);
}

/* OpenSSL reads its own configuration, which may turn its level of security down for every program. */
static void no_configuration_of_openssl_lowers_the_level(void **state)
{
    (void)state;
    const variable set = { "OPENSSL_CONF", FOLDER "/weak.conf" };
    static const char *const certificates[] = { "sha1",    "rsa_sha1",      "rsa_md5",          "below_sha1",
                                                "rsa1024", "below_rsa1024", "unknown_authority" };
    wire_must(access(set.value, R_OK) == 0, set.value);
    for (size_t i = 0; i < sizeof certificates / sizeof certificates[0]; i++)
        check_in_environment(certificates[i], TRUSTED, &set, 1);
}

/* libcurl writes the secrets of its sessions where this variable says, for whoever listens on the wire. */
static void no_variable_gives_the_secrets_of_a_session_away(void **state)
{
    (void)state;
    const variable set = { "SSLKEYLOGFILE", FOLDER "/secrets" };
    char told[2048];
    remove(set.value);
    assert_int_equal(visit("good", TRUSTED, &set, 1, told, sizeof told), 1);
    assert_int_equal(strncmp(told, "ok ", 3), 0);
    FILE *secrets = fopen(set.value, "r");
    assert_true(!secrets || fgetc(secrets) == EOF);
    if (secrets)
        fclose(secrets);
}

static void a_child_accepts_what_is_good(void **state)
{
    (void)state;
    char told[2048];
    assert_int_equal(visit("good", TRUSTED, variables, sizeof variables / sizeof variables[0], told, sizeof told), 1);
    assert_int_equal(strncmp(told, "ok ", 3), 0);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_good_certificate_is_accepted),
        cmocka_unit_test(a_bad_certificate_is_refused_and_its_reason_told),
        cmocka_unit_test(a_common_name_is_no_name_of_a_host),
        cmocka_unit_test(a_forged_certificate_is_refused),
        cmocka_unit_test(without_its_authority_a_good_certificate_is_refused),
        cmocka_unit_test(a_child_accepts_what_is_good),
        cmocka_unit_test(no_variable_turns_the_check_off),
        cmocka_unit_test(no_variable_gives_the_secrets_of_a_session_away),
        cmocka_unit_test(no_configuration_of_openssl_lowers_the_level),
    };
    if (argc == 4 && strcmp(argv[1], "child") == 0)
        return call_as_child(argv[2], argv[3]);
    program = argv[0];
    return cmocka_run_group_tests(tests, NULL, NULL);
}
