/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What the unit tests share: files to read, a clock that stands still, a key that signs nothing, a client that replays.
 */
#ifndef SW_TESTS_UNIT_SUPPORT_H
#define SW_TESTS_UNIT_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/json.h"

#include <savedwallet/savedwallet.h>

/** A test; its name is a sentence. */
#define TEST(sentence) static void sentence(__attribute__((unused)) void **state)

/** The exit status that ctest is told to read as "skipped". */
enum { SUITE_SKIPPED = 77 };

/**
 * To be called first in main. Takes the locale of SAVEDWALLET_TEST_LOCALE, and the first argument as a filter of tests
 * ("*sorted*").
 * @return false when this machine has no such locale: skip
 */
bool suite_begins(int argc, char **argv);

#define RUN_SUITE(tests) (suite_begins(argc, argv) ? cmocka_run_group_tests(tests, NULL, NULL) : SUITE_SKIPPED)

/** @name Assertions that say what they saw.
 * @{ */
void check_code(int expected, int code, const sw_error *err, const char *file, int line);
void check_contains(const char *text, const char *part, bool wanted, const char *file, int line);

/** The call is written last, so that err is read after it. */
#define assert_code(expected, err, call)                                 \
    do {                                                                 \
        int code_of_call = (call);                                       \
        check_code((expected), code_of_call, (err), __FILE__, __LINE__); \
    } while (0)
#define assert_contains(text, part) check_contains((text), (part), true, __FILE__, __LINE__)
#define assert_lacks(text, part) check_contains((text), (part), false, __FILE__, __LINE__)
/** @} */

/** What a function of money leaves after a failure. */
void assert_nothing(const sw_money *money);

/** An amount such as "18.40 EUR". */
sw_money money_of(const char *text);

/** A whole file, closed with a NUL; yours, with free. A file that cannot be read fails the test. @param size may be
 * NULL */
char *read_text(const char *path, size_t *size);

/** The path of a key that make_keys.sh made. Valid until the next but three calls. */
const char *key_path(const char *name);

/** A vector file of tests/vectors, parsed; yours, with sw_json_free. */
sw_json *read_vectors(const char *name);

/** A file of tests/vectors as text; yours, with free. */
char *read_vector_text(const char *name, size_t *size);

/** A new empty folder for a test's files, removed by remove_folder. @return its path; yours, with free */
char *make_folder(void);
void remove_folder(char *folder);

/** A clock that moves when it is told to: when somebody sleeps, and by tick_ms each time the date is read. */
typedef struct still_clock {
    int64_t now_ms;
    int64_t monotonic_ms;
    int64_t tick_ms;
    int64_t slept_ms; /**< in all */
    int64_t last_sleep_ms;
    int sleeps;
    uint32_t chance; /**< what its random source gives */
} still_clock;

/** 2026-01-02T03:04:05Z */
#define STILL_DATE "20260102T030405Z"
#define STILL_MS INT64_C(1767323045000)
#define STILL_CLOCK                   \
    {                                 \
        STILL_MS, 5000, 0, 0, 0, 0, 0 \
    }

sw_clock clock_of(still_clock *clock);

/** A key whose every signature is the four bytes "fake". Free it with sw_key_free. */
sw_key *fake_key(void);
#define FAKE_SIGNATURE "ZmFrZQ=="

/** An answer that has what each operation promises, about the object with this id. */
#define WHOLE_ANSWER_OF(id, store)                                                                                  \
    "{\"chargePermissionId\":\"" id "\",\"chargeId\":\"" id "\",\"refundId\":\"" id "\",\"disputeId\":\"" id        \
    "\",\"checkoutSessionId\":\"" id "\",\"id\":\"" id "\",\"reportId\":\"" id "\",\"reportDocumentId\":\"" id      \
    "\",\"reportScheduleId\":\"" id "\",\"merchantAccountId\":\"" id "\",\"storeId\":\"" store                      \
    "\",\"authorizationToken\":\"x\",\"buyerId\":\"x\",\"reports\":[],\"reportSchedules\":[],\"disbursements\":[]," \
    "\"statusDetails\":{\"state\":\"Completed\"}}"
#define WHOLE_ANSWER WHOLE_ANSWER_OF("C1", "C1")

/** One request that is expected, with the headers every request of ours has, and what it is answered. NULL and 0: none.
 */
typedef struct step {
    const char *method;
    const char *url;
    const char *date; /**< NULL: STILL_DATE */
    const char *key;  /**< idempotency key */
    const char *simulate;
    sw_header more; /**< one header of the caller's own */
    const char *body;
    const char *fault; /**< "connect" or "reset" in place of an answer */
    int status;
    sw_header answer_header;
    const char *answer;
    const char *host;   /**< NULL: pay-api.amazon.eu */
    const char *region; /**< NULL: eu */
    const char *key_id; /**< NULL: that of the world */
} step;

/** The record that a replay transport reads; yours, with sw_json_release_text. */
char *write_record(const step *steps, size_t count);

/** A client in a world of its own: a clock that stands still, a fake key, a record. */
typedef struct world {
    still_clock clock;
    sw_clock hooks;
    sw_key *key;
    sw_transport *transport;
    sw_client *client;
    sw_response *answer;
    sw_error err;
} world;

#define WORLD_KEY_ID "SANDBOX-AEXAMPLE"
#define WORLD_MERCHANT "A3EXAMPLE00001"

/** The key of the intent "ride:81" of createCharge, which tests/vectors/idempotency.json gives. */
#define RIDE_81 "c04d4791fd56166abf7f2db7899a6d60"

/** Makes clock and key. @return a configuration of an EU Sandbox account to be changed before world_start */
sw_config world_config(world *it);

/** Makes transport and client. */
void world_start(world *it, const sw_config *config, const step *steps, size_t count);

/** The same with the configuration as it comes. */
void world_open(world *it, const step *steps, size_t count);

/** Calls, and keeps answer and error in the world. */
int world_call(world *it, const sw_request *request, const sw_call *call);

/** createCharge of "{}" with the intent "ride:81". */
int world_charge(world *it);

/** An operation with one id and, where it wants one, the body "{}". */
int world_call_on(world *it, const char *operation, const char *id, const char *body);

void world_close(world *it);

/** Whole number of elements of an array. */
#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

#endif
