/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What rules cost: decisions a second about an event of ten fields, each in a state of its own, beside the strict
 * reading of that event, which no decision can do without; what a ruleset takes in memory; and how long the worst of
 * the hostile scripts lasts.
 */
#include "tools.h"

#include <savedwallet/rules.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MAX_ROUNDS = 25, TIMES = 20000, MAX_TEXT = 1 << 17 };

static const char text[] =
    "local rules = ruleset{ name = \"bench\", version = \"1\", api = 1, timezone = \"Europe/Berlin\" }\n"
    "rules.limits{ per_charge = money\"150.00 EUR\", per_month = money\"400.00 EUR\", attempts = 4 }\n"
    "rules.on(\"toll.received\", { toll = \"string\", amount = \"money\", days_since_return = \"integer\",\n"
    "  place = \"string?\",\n"
    "  lane = \"integer\", plate = \"string\", at = \"time\", night = \"boolean\", kind = one_of{ \"car\", \"van\" },\n"
    "  axles = \"integer\" }, function(e, s)\n"
    "  if e.days_since_return > 30 then return skip{ reason = \"older than 30 days\" } end\n"
    "  local total = e.amount + money\"2.50 EUR\"\n"
    "  why(\"toll %s and 2.50 EUR for handling\", e.amount)\n"
    "  return {\n"
    "    notify{ to = \"buyer\", template = \"toll_notice\", data = { amount = total, place = e.place } },\n"
    "    charge{ id = \"toll:\" .. e.toll, amount = total, after = \"3d\" },\n"
    "  }\n"
    "end)\n";

static const char event[] =
    "{\"event\":{\"id\":\"toll:T1\",\"name\":\"toll.received\",\"wallet\":\"customer:42\",\"data\":{\"toll\":\"T1\","
    "\"amount\":{\"amount\":\"4.00\",\"currencyCode\":\"EUR\"},\"days_since_return\":2,\"place\":\"Brenner\","
    "\"lane\":3,"
    "\"plate\":\"B-AB 12\",\"at\":\"2026-11-29T16:00:00Z\",\"night\":false,\"kind\":\"car\",\"axles\":2}},"
    "\"state\":{\"now\":\"2026-11-29T16:00:05Z\",\"permission\":{\"state\":\"Chargeable\"},"
    "\"spent_this_month\":{\"amount\":\"20.00\",\"currencyCode\":\"EUR\"}}}";

static struct {
    size_t live, most;
} held;

/* Each piece has its size before it. */
typedef union head {
    size_t size;
    long double align;
} head;

static void *allocate(size_t size)
{
    head *piece = malloc(sizeof *piece + size);
    if (!piece)
        return NULL;
    piece->size = size;
    held.live += size;
    held.most = held.live > held.most ? held.live : held.most;
    return piece + 1;
}

static void release(void *memory)
{
    if (!memory)
        return;
    held.live -= ((head *)memory - 1)->size;
    free((head *)memory - 1);
}

static void *resize(void *memory, size_t size)
{
    void *grown = allocate(size);
    size_t before = memory ? ((head *)memory - 1)->size : 0;
    if (grown && memory)
        memcpy(grown, memory, before < size ? before : size);
    if (grown)
        release(memory);
    return grown;
}

/* Of this thread: what else the machine does is not counted. */
static double cpu_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static sw_rules *load(const char *source)
{
    sw_rules *rules = NULL;
    sw_error err = SW_ERROR_INIT;
    must(sw_rules_load(&rules, source, strlen(source), NULL, &err), &err);
    return rules;
}

static void decide(const sw_rules *rules)
{
    char *out = NULL;
    sw_error err = SW_ERROR_INIT;
    must(sw_rules_decide(&out, rules, SW_RULES_EVENT, event, sizeof event - 1, 0, &err), &err);
    sw_rules_text_free(out);
}

static void read_strictly(void)
{
    sw_object *object = NULL;
    sw_error err = SW_ERROR_INIT;
    must(sw_object_read(&object, event, sizeof event - 1, &err), &err);
    sw_object_free(object);
}

static void measure_memory(void)
{
    sw_allocator_set(&(sw_allocator){ allocate, resize, release });
    sw_rules *rules = load(text);
    size_t of_ruleset = held.live;
    held.most = held.live;
    decide(rules);
    printf("rules      %zu bytes a loaded ruleset of %zu, %zu more while it decides\n", of_ruleset, strlen(text),
           held.most - of_ruleset);
    sw_rules_free(rules);
    sw_allocator_set(NULL);
}

static void measure_decisions(int rounds)
{
    static double each[TIMES];
    double ours[MAX_ROUNDS], least[MAX_ROUNDS], late[MAX_ROUNDS];
    sw_rules *rules = load(text);
    for (int round = 0; round < rounds; round++) {
        double start = cpu_seconds();
        for (int i = 0; i < TIMES; i++) {
            double before = cpu_seconds();
            decide(rules);
            each[i] = cpu_seconds() - before;
        }
        ours[round] = TIMES / (cpu_seconds() - start);
        start = cpu_seconds();
        for (int i = 0; i < TIMES; i++)
            read_strictly();
        least[round] = TIMES / (cpu_seconds() - start);
        median(each, TIMES); /* it sorts them */
        late[round] = each[TIMES - TIMES / 100] * 1e6;
    }
    double rate = median(ours, rounds), least_rate = median(least, rounds);
    printf("decisions  %.0f/s, 99 of 100 within %.1f us   strict reading of the event alone %.0f/s   %.3f\n", rate,
           median(late, rounds), least_rate, rate / least_rate);
    sw_rules_free(rules);
}

static char *read_file(const char *folder, const char *name)
{
    static char bytes[MAX_TEXT];
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "rb");
    if (!file)
        exit((perror(path), 1));
    bytes[fread(bytes, 1, sizeof bytes - 1, file)] = '\0';
    fclose(file);
    return bytes;
}

/* At load, and when it loads, in the rule of an event. */
static double last_ms(const char *attack)
{
    static char whole[MAX_TEXT];
    static const char asks[] = "{\"event\":{\"id\":\"1\",\"name\":\"attack\",\"data\":{}},\"state\":{\"now\":"
                               "\"2026-11-29T16:00:05Z\"}}";
    static const char first[] = "local rules = ruleset{ name = \"attack\", version = \"1\", api = 1 }\n";
    bool is_whole = strstr(attack, "\n-- whole\n") != NULL;
    double longest = 0;
    for (int in_a_rule = 0; in_a_rule < (is_whole ? 1 : 2); in_a_rule++) {
        sw_rules *rules = NULL;
        char *out = NULL;
        snprintf(whole, sizeof whole, "%s%s%s%s", is_whole ? "" : first,
                 in_a_rule ? "rules.on(\"attack\", {}, function(e, s, ...)\n" : "", attack, in_a_rule ? "\nend)" : "");
        double start = cpu_seconds();
        if (sw_rules_load(&rules, whole, strlen(whole), NULL, NULL) == SW_OK)
            sw_rules_decide(&out, rules, SW_RULES_EVENT, asks, sizeof asks - 1, 0, NULL);
        double ms = (cpu_seconds() - start) * 1e3;
        longest = ms > longest ? ms : longest;
        sw_rules_text_free(out);
        sw_rules_free(rules);
    }
    return longest;
}

static void measure_attacks(const char *path)
{
    char worst[256] = "";
    double longest = 0;
    int attacks = 0;
    DIR *folder = opendir(path);
    if (!folder)
        exit((perror(path), 1));
    for (const struct dirent *file = readdir(folder); file; file = readdir(folder)) {
        double ms = strstr(file->d_name, ".lua") ? last_ms(read_file(path, file->d_name)) : 0;
        attacks += ms > 0;
        if (ms > longest) {
            longest = ms;
            snprintf(worst, sizeof worst, "%s", file->d_name);
        }
    }
    closedir(folder);
    printf("attacks    %d, the longest %.0f ms: %s\n", attacks, longest, worst);
}

int main(int count, char **words)
{
    int rounds = count == 3 ? atoi(words[2]) : 0;
    if (rounds < 1 || rounds > MAX_ROUNDS) {
        fprintf(stderr, "usage: savedwallet-bench-rules FOLDER_OF_ATTACKS ROUNDS (1 to %d)\n", MAX_ROUNDS);
        return 2;
    }
    setvbuf(stdout, NULL, _IOLBF, 0);
    measure_memory();
    measure_decisions(rounds);
    measure_attacks(words[1]);
    return 0;
}
