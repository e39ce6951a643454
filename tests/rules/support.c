/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

void check_code(int expected, int code, const sw_error *err, const char *file, int line)
{
    if (code == expected && (!err || code == SW_OK || (err->code == code && err->message[0])))
        return;
    print_error("expected %s, got %s: %s\n", sw_code_name(expected), sw_code_name(code), err ? err->message : "");
    _fail(file, line);
}

void check_contains(const char *text, const char *part, bool wanted, const char *file, int line)
{
    if (text && (strstr(text, part) != NULL) == wanted)
        return;
    print_error("%s \"%s\" in: %s\n", wanted ? "there is no" : "there is", part, text ? text : "(nothing)");
    _fail(file, line);
}

char *text_of(const char *format, ...)
{
    va_list values, again;
    va_start(values, format);
    va_copy(again, values);
    int size = vsnprintf(NULL, 0, format, values);
    va_end(values);
    assert_true(size >= 0);
    char *text = malloc((size_t)size + 1);
    assert_non_null(text);
    vsnprintf(text, (size_t)size + 1, format, again);
    va_end(again);
    return text;
}

char *read_text(const char *path, size_t *size)
{
    enum { LARGEST = 1 << 20 };
    FILE *file = fopen(path, "rb");
    if (!file)
        fail_msg("%s cannot be read", path);
    char *text = calloc(1, LARGEST + 1);
    assert_non_null(text);
    size_t got = fread(text, 1, LARGEST, file);
    fclose(file);
    if (size)
        *size = got;
    return text;
}

int load_body(sw_rules **out, const char *body, sw_error *err)
{
    char *text = text_of(PRELUDE "%s", body);
    int code = sw_rules_load(out, text, strlen(text), NULL, err);
    free(text);
    return code;
}

sw_rules *rules_of(const char *body)
{
    sw_rules *rules = NULL;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, load_body(&rules, body, &err));
    return rules;
}

int decide_event(char **out, const sw_rules *rules, const char *name, const char *data, sw_error *err)
{
    char *input = text_of("{\"event\":{\"id\":\"1\",\"name\":\"%s\",\"data\":%s}," STATE "}", name, data);
    int code = sw_rules_decide(out, rules, SW_RULES_EVENT, input, strlen(input), 0, err);
    free(input);
    return code;
}

char *decision_of(const sw_rules *rules, sw_rules_hook hook, const char *input)
{
    char *out = NULL;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, sw_rules_decide(&out, rules, hook, input, strlen(input), 0, &err));
    return out;
}

static int read_value(char *out, const char *json, sw_error *err)
{
    sw_object *object = NULL;
    int code = sw_object_read(&object, json, strlen(json), err);
    const char *text = sw_object_text(object, "/actions/0/data/value");
    snprintf(out, VALUE_SIZE, "%s", text ? text : "");
    sw_object_free(object);
    return code;
}

int evaluate(char *out, const char *expression, sw_error *err)
{
    sw_rules *rules = NULL;
    char *json = NULL;
    char *body = text_of("rules.on(\"value\", {}, function(e, s)\n"
                         "return notify{ to = \"x\", template = \"t\", data = { value = tostring(%s) } }\nend)\n",
                         expression);
    out[0] = '\0';
    int code = load_body(&rules, body, err);
    free(body);
    if (code == SW_OK)
        code = decide_event(&json, rules, "value", "{}", err);
    if (code == SW_OK)
        code = read_value(out, json, err);
    sw_rules_text_free(json);
    sw_rules_free(rules);
    return code;
}

void check_value(const char *expression, const char *value, const char *file, int line)
{
    char got[VALUE_SIZE];
    sw_error err = SW_ERROR_INIT;
    int code = evaluate(got, expression, &err);
    if (code == SW_OK && strcmp(got, value) == 0)
        return;
    print_error("%s is not %s but: %s\n", expression, value, code == SW_OK ? got : err.message);
    _fail(file, line);
}

void check_refused(const char *expression, const char *part, const char *file, int line)
{
    char got[VALUE_SIZE];
    sw_error err = SW_ERROR_INIT;
    int code = evaluate(got, expression, &err);
    if (code == SW_E_INVALID && strstr(err.message, part))
        return;
    print_error("%s is not refused with \"%s\" but: %s\n", expression, part, code == SW_OK ? got : err.message);
    _fail(file, line);
}

double cpu_ms(void)
{
    struct timespec now = { 0, 0 };
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static char watched[128];

/* Only what may be called in a handler of signals. */
static void tell_hanging(int signal)
{
    static const char words[] = ": it hangs\n";
    (void)signal;
    if (write(STDERR_FILENO, watched, strlen(watched)) < 0 || write(STDERR_FILENO, words, sizeof words - 1) < 0)
        _exit(3);
    _exit(2);
}

void watch(const char *name, unsigned seconds)
{
    snprintf(watched, sizeof watched, "%s", name);
    signal(SIGALRM, tell_hanging);
    alarm(seconds);
}

/* splitmix64: any seed is as good as another. */
uint64_t draw(chance *from)
{
    uint64_t z = from->state += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return z ^ z >> 31;
}

int64_t draw_between(chance *from, int64_t low, int64_t high)
{
    uint64_t span = (uint64_t)high - (uint64_t)low + 1;
    return (int64_t)((uint64_t)low + (span ? draw(from) % span : draw(from)));
}
