/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What the tests of the rules share: rulesets and decisions in one line, and assertions that say what they saw.
 */
#ifndef SW_TESTS_RULES_SUPPORT_H
#define SW_TESTS_RULES_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <savedwallet/rules.h>
#include <savedwallet/savedwallet.h>

/** A test; its name is a sentence. */
#define TEST(sentence) static void sentence(__attribute__((unused)) void **state)
#define COUNT_OF(list) (sizeof(list) / sizeof *(list))

/** @name Assertions. The call is written last, so that err is read after it.
 * @{ */
void check_code(int expected, int code, const sw_error *err, const char *file, int line);
void check_contains(const char *text, const char *part, bool wanted, const char *file, int line);
#define assert_code(expected, err, call)                                 \
    do {                                                                 \
        int code_of_call = (call);                                       \
        check_code((expected), code_of_call, (err), __FILE__, __LINE__); \
    } while (0)
#define assert_contains(text, part) check_contains((text), (part), true, __FILE__, __LINE__)
#define assert_lacks(text, part) check_contains((text), (part), false, __FILE__, __LINE__)
/** @} */

/** The first line of most rulesets here: what is tested begins in the second. */
#define PRELUDE "local rules = ruleset{ name = \"test\", version = \"1\", api = 1, timezone = \"Europe/Berlin\" }\n"

/** A time at which nothing changes, as state. */
#define NOW "2026-01-02T03:04:05Z"
#define STATE "\"state\":{\"now\":\"" NOW "\"}"

/** Formats. @return yours, with free */
char *text_of(const char *format, ...) SW_PRINTF(1, 2);

/** A whole file, closed with a NUL; yours, with free. A file that cannot be read fails the test. @param size may be
 * NULL */
char *read_text(const char *path, size_t *size);

/** Loads PRELUDE and the body. */
int load_body(sw_rules **out, const char *body, sw_error *err);

/** The same, of what has to load. */
sw_rules *rules_of(const char *body);

/** Decides about {"event":{"id":"1","name":NAME,"data":DATA}} and STATE. */
int decide_event(char **out, const sw_rules *rules, const char *name, const char *data, sw_error *err);

/** The decision about any input that has to be decided; yours, with sw_rules_text_free. */
char *decision_of(const sw_rules *rules, sw_rules_hook hook, const char *input);

enum { VALUE_SIZE = 1024 };

/** What an expression of a rule is, as tostring tells it. @param[out] out VALUE_SIZE bytes; "" on error */
int evaluate(char *out, const char *expression, sw_error *err);

/** Asserts what an expression is. */
void check_value(const char *expression, const char *value, const char *file, int line);
#define assert_value(expression, value) check_value((expression), (value), __FILE__, __LINE__)

/** Asserts that an expression is an error whose message has this part. */
void check_refused(const char *expression, const char *part, const char *file, int line);
#define assert_refused(expression, part) check_refused((expression), (part), __FILE__, __LINE__)

/** How much slower than usual the library may be: sanitizers look at each access. */
#ifdef __SANITIZE_ADDRESS__
enum { SLOWNESS = 8 };
#else
enum { SLOWNESS = 1 };
#endif

/** Milliseconds of CPU that this thread has used. */
double cpu_ms(void);

/** Ends the process with a message when a test takes longer than so many seconds: it hangs. */
void watch(const char *name, unsigned seconds);

/** Seeded numbers, the same on every machine. */
typedef struct chance {
    uint64_t state;
} chance;

uint64_t draw(chance *from);

/** @return from low to high, both included */
int64_t draw_between(chance *from, int64_t low, int64_t high);

#endif
