/* SPDX-License-Identifier: Apache-2.0 */
/* A fork in the middle of keep-alive over TLS: parent and child both go on, the parent on its own connection. */
#include <savedwallet/savedwallet.h>

#include <arpa/inet.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

/* The emulator that runs this test says where it is. */
static sw_client *client_of_emulator(void)
{
    sw_config config = SW_CONFIG_INIT;
    config.region = SW_REGION_NA;
    sw_region_parse(&config.region, getenv("SAVEDWALLET_REGION"), NULL);
    config.public_key_id = getenv("SAVEDWALLET_PUBLIC_KEY_ID");
    config.merchant_id = getenv("SAVEDWALLET_MERCHANT_ID");
    config.private_key_file = getenv("SAVEDWALLET_PRIVATE_KEY_FILE");
    config.base_url = getenv("SAVEDWALLET_BASE_URL");
    config.ca_file = getenv("SAVEDWALLET_CA_FILE");
    config.max_attempts = SW_NO_RETRY;
    sw_client *client = NULL;
    sw_error err = SW_ERROR_INIT;
    if (sw_client_new(&client, &config, &err) != SW_OK)
        fail_msg("this test runs under savedwallet-emulator exec: %s", err.message);
    return client;
}

/* The emulator knows no such charge: a 404 is an answer, from a connection that works. */
static bool is_answered(sw_client *client)
{
    const char *ids[] = { "S01-0000000-0000000-C000000" };
    sw_request request = SW_REQUEST_INIT;
    request.operation = "getCharge";
    request.ids = ids;
    request.id_count = 1;
    sw_response *answer = NULL;
    sw_error err = SW_ERROR_INIT;
    int code = sw_client_call(&answer, client, &request, NULL, &err);
    if (code != SW_E_NOT_FOUND)
        fprintf(stderr, "process %d: %s\n", (int)getpid(), err.message);
    bool good = code == SW_E_NOT_FOUND && sw_response_attempts(answer) == 1;
    sw_response_free(answer);
    return good;
}

/* The local port of the connection to the emulator; 0 when there is none, -1 when there are several. */
static int port_in_use(void)
{
    int found = 0;
    for (int fd = 3; fd < 256; fd++) {
        struct sockaddr_storage peer, mine;
        socklen_t peer_size = sizeof peer, mine_size = sizeof mine;
        if (getpeername(fd, (struct sockaddr *)&peer, &peer_size) != 0 ||
            getsockname(fd, (struct sockaddr *)&mine, &mine_size) != 0)
            continue;
        if (mine.ss_family != AF_INET && mine.ss_family != AF_INET6)
            continue;
        int port = ntohs(mine.ss_family == AF_INET ? ((struct sockaddr_in *)&mine)->sin_port
                                                   : ((struct sockaddr_in6 *)&mine)->sin6_port);
        found = found == 0 || found == port ? port : -1;
    }
    return found;
}

enum { GOOD = 0, NOT_ANSWERED = 1, SHARED_CONNECTION = 2, STILL_OPEN = 3 };

static int child_result(sw_client *client, int port_of_parent, bool frees)
{
    if (!is_answered(client))
        return NOT_ANSWERED;
    int port = port_in_use();
    if (port == port_of_parent)
        return SHARED_CONNECTION;
    if (port <= 0)
        return STILL_OPEN;
    if (frees)
        sw_client_free(client);
    return GOOD;
}

static int run_child(sw_client *client, int port_of_parent, bool frees)
{
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0)
        _exit(child_result(client, port_of_parent, frees));
    int status = -1;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void parent_and_child_go_on_each_on_its_own_connection(void **state)
{
    (void)state;
    sw_client *client = client_of_emulator();
    assert_true(is_answered(client));
    int port = port_in_use();
    assert_true(port > 0);
    assert_int_equal(run_child(client, port, false), GOOD);
    assert_true(is_answered(client));
    assert_int_equal(port_in_use(), port);
    sw_client_free(client);
}

static void a_child_that_frees_the_client_does_not_end_the_parents_connection(void **state)
{
    (void)state;
    sw_client *client = client_of_emulator();
    assert_true(is_answered(client));
    int port = port_in_use();
    assert_int_equal(run_child(client, port, true), GOOD);
    assert_true(is_answered(client));
    assert_int_equal(port_in_use(), port);
    sw_client_free(client);
}

static void a_child_of_a_child_goes_on_too(void **state)
{
    (void)state;
    sw_client *client = client_of_emulator();
    assert_true(is_answered(client));
    int port = port_in_use();
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        int result = child_result(client, port, false);
        _exit(result == GOOD ? run_child(client, port_in_use(), true) : result);
    }
    int status = -1;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), GOOD);
    assert_true(is_answered(client));
    assert_int_equal(port_in_use(), port);
    sw_client_free(client);
}

/* Asks for charges that the emulator does not know, and looks that as many 404s come. */
static void add_calls(sw_batch *batch, int count)
{
    const char *ids[] = { "S01-0000000-0000000-C000000" };
    const sw_request request = { .operation = "getCharge", .ids = ids, .id_count = 1 };
    for (int i = 0; i < count; i++)
        assert_int_equal(sw_batch_add(batch, &request, NULL, (uint64_t)i, NULL), SW_OK);
}

static bool are_answered(sw_batch *batch, int count)
{
    sw_batch_result ended = SW_BATCH_RESULT_INIT;
    int good = 0;
    while (sw_batch_wait(&ended, batch, -1, NULL) == SW_OK && ended.event == SW_BATCH_CALL) {
        good += ended.code == SW_E_NOT_FOUND && sw_response_attempts(ended.answer) == 1;
        sw_response_free(ended.answer);
    }
    return good == count;
}

static int child_of_batch_result(sw_client *client, sw_batch *batch)
{
    sw_batch_result ended;
    if (sw_batch_wait(&ended, batch, 0, NULL) != SW_E_INVALID)
        return SHARED_CONNECTION;
    sw_batch_free(batch);
    if (port_in_use() != 0)
        return STILL_OPEN;
    if (sw_batch_new(&batch, client, NULL, NULL) != SW_OK)
        return NOT_ANSWERED;
    add_calls(batch, 2);
    bool good = are_answered(batch, 2);
    sw_batch_free(batch);
    if (good)
        sw_client_free(client);
    return good ? GOOD : NOT_ANSWERED;
}

static void calls_of_a_batch_that_are_on_their_way_at_a_fork_are_answered_to_the_parent(void **state)
{
    enum { CALLS = 4 };
    (void)state;
    sw_client *client = client_of_emulator();
    sw_batch *batch = NULL;
    sw_batch_result first = SW_BATCH_RESULT_INIT;
    assert_int_equal(sw_batch_new(&batch, client, NULL, NULL), SW_OK);
    add_calls(batch, CALLS);
    assert_true(are_answered(batch, CALLS)); /* their connections stand */
    add_calls(batch, CALLS);
    assert_int_equal(sw_batch_wait(&first, batch, 0, NULL), SW_OK); /* they are out; the first may be back */
    sw_response_free(first.answer);
    fflush(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0)
        _exit(child_of_batch_result(client, batch));
    int status = -1;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), GOOD);
    assert_true(are_answered(batch, first.event == SW_BATCH_CALL ? CALLS - 1 : CALLS));
    sw_batch_free(batch);
    sw_client_free(client);
}

static void a_batch_and_calls_by_themselves_share_their_connections(void **state)
{
    (void)state;
    sw_client *client = client_of_emulator();
    sw_batch *batch = NULL;
    assert_true(is_answered(client));
    int port = port_in_use();
    assert_int_equal(sw_batch_new(&batch, client, NULL, NULL), SW_OK);
    add_calls(batch, 1);
    assert_true(are_answered(batch, 1));
    assert_int_equal(port_in_use(), port);
    sw_batch_free(batch);
    assert_true(is_answered(client));
    assert_int_equal(port_in_use(), port);
    sw_client_free(client);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parent_and_child_go_on_each_on_its_own_connection),
        cmocka_unit_test(a_child_that_frees_the_client_does_not_end_the_parents_connection),
        cmocka_unit_test(a_child_of_a_child_goes_on_too),
        cmocka_unit_test(calls_of_a_batch_that_are_on_their_way_at_a_fork_are_answered_to_the_parent),
        cmocka_unit_test(a_batch_and_calls_by_themselves_share_their_connections),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
