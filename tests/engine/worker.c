/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A worker of the engine that tests can hurt. It does a job for each line of standard input, "WORD REST", and writes a
 * line of JSON for each: {"code", "effect", "field", "message", "out"}. A word that is not in the table below is a job
 * of sw_engine_do, and the rest its options. The account is in SAVEDWALLET_..., as for the command. SIGTERM ends the
 * job "run" as it ends a worker: what is on its way is ended first.
 */
#include "base/json.h"
#include "face/settings.h"
#include "full_disk.h"
#include "journal/database.h"
#include "points.h"
#include "sender.h"

#include <savedwallet/client.h>
#include <savedwallet/engine.h>
#include <savedwallet/rules.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

enum { MOST_TEXT = 1 << 17 };

static struct {
    sw_settings account;
    sw_client *client;
    sw_notifications *receiver;
    sw_journal *journal;
    sw_rules *rules;
    sw_decider decider;
    sw_engine *engine;
    sw_engine_options options;
    int64_t resend_ms; /* of all five waits */
    int64_t tries;     /* of both ceilings */
    sw_cancel *cancel;
} it = { .options = SW_ENGINE_OPTIONS_INIT };

static char text[MOST_TEXT]; /* of a file */
static char number[24];      /* an answer that is a number; "": it is none */

static int64_t now_ms(void *payload)
{
    struct timespec now = { 0, 0 };
    (void)payload;
    clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000 + test_clock_wrong_ms;
}

static const sw_clock machine = { .now_ms = now_ms };

static int complain(const char *message, sw_error *err)
{
    return sw_error_set(err, SW_E_INVALID, NULL, message);
}

static size_t read_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    size_t size = file ? fread(text, 1, sizeof text, file) : 0;
    if (file)
        fclose(file);
    return size;
}

static int make_client(sw_error *err)
{
    sw_config config;
    int code = sw_settings_client(&config, &it.account, NULL, err);
    config.clock = &machine;
    if (code == SW_OK)
        code = test_sender_new(&config.transport, config.ca_file, err);
    if (code == SW_OK)
        code = sw_client_new(&it.client, &config, err);
    sw_transport_free(config.transport);
    return code;
}

static int make_receiver(sw_error *err)
{
    sw_notification_options options = SW_NOTIFICATION_OPTIONS_INIT;
    options.certificate_file = getenv("SAVEDWALLET_EMULATOR_SNS_CERT_FILE");
    return options.certificate_file ? sw_settings_receiver(&it.receiver, &it.account, &options, err) : SW_OK;
}

static void close_engine(void)
{
    sw_engine_free(it.engine);
    sw_journal_free(it.journal);
    it.engine = NULL;
    it.journal = NULL;
}

static void fill_options(void)
{
    sw_engine_settings *settings = &it.options.settings;
    for (size_t i = 0; i < sizeof settings->resend_ms / sizeof settings->resend_ms[0]; i++)
        settings->resend_ms[i] = it.resend_ms;
    settings->most_tries_30_days = settings->most_tries_24_hours = (int32_t)it.tries;
    it.options.journal = it.journal;
    it.options.client = it.client;
    it.options.receiver = it.receiver;
    it.options.clock = &machine;
    it.options.decider = it.rules ? &it.decider : NULL;
}

static int open_journal(const char *path, sw_error *err)
{
    sw_journal_options options = SW_JOURNAL_OPTIONS_INIT;
    options.path = path;
    options.merchant_id = it.account.merchant_id;
    options.environment = SW_ENVIRONMENT_SANDBOX;
    close_engine();
    int code = sw_journal_open(&it.journal, &options, err);
    fill_options();
    return code == SW_OK ? sw_engine_new(&it.engine, &it.options, err) : code;
}

static int load_rules(const char *path, sw_error *err)
{
    int code = sw_rules_load(&it.rules, text, read_file(path), NULL, err);
    return code == SW_OK ? sw_rules_decider(&it.decider, it.rules, err) : code;
}

static int set(const char *rest, sw_error *err)
{
    sw_engine_settings *its = &it.options.settings;
    struct {
        const char *name;
        int64_t *value;
    } const numbers[] = { { "call", &its->call_ms },
                          { "lease", &its->lease_ms },
                          { "skew", &its->skew_ms },
                          { "give_up", &its->give_up_ms },
                          { "progress", &its->progress_ms },
                          { "failure", &its->failure_ms },
                          { "look", &its->look_ms },
                          { "resend", &it.resend_ms },
                          { "tries", &it.tries },
                          { "offset", &it.options.clock_offset_ms },
                          { "clock", &test_clock_wrong_ms } };
    const char *value = strchr(rest, ' ');
    size_t size = value ? (size_t)(value - rest) : 0;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (size == strlen(numbers[i].name) && strncmp(rest, numbers[i].name, size) == 0) {
            *numbers[i].value = strtoll(value, NULL, 10);
            return SW_OK;
        }
    return complain("there is no such setting", err);
}

static int plan(const char *rest, sw_error *err)
{
    return test_point_plan(rest) ? SW_OK : complain("a plan is POINT=ACTION", err);
}

static int arm(const char *rest, sw_error *err)
{
    (void)rest;
    (void)err;
    test_points_arm();
    return SW_OK;
}

static int simulate(const char *rest, sw_error *err)
{
    char code[64];
    int count = 0, percent = 0;
    unsigned seed = 0;
    if (sscanf(rest, "%63s %d %d %u", code, &count, &percent, &seed) < 2)
        return complain("what is simulated is CODE COUNT [PERCENT SEED]", err);
    test_sender_simulate(code, count, percent, seed);
    return SW_OK;
}

static int limit_files(const char *rest, sw_error *err)
{
    struct rlimit limit = { 0, 0 };
    getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = *rest ? (rlim_t)strtoull(rest, NULL, 10) : limit.rlim_max;
    return setrlimit(RLIMIT_FSIZE, &limit) == 0 ? SW_OK : complain("the limit cannot be set", err);
}

static int fill_disk(const char *rest, sw_error *err)
{
    (void)err;
    test_disk_fill((int)strtol(rest, NULL, 10));
    return SW_OK;
}

static int verify(const char *rest, sw_error *err)
{
    (void)rest;
    return sw_journal_verify(it.journal, err);
}

static const struct {
    const char *word;
    int (*does)(const char *rest, sw_error *err);
} WORDS[] = {
    { "open", open_journal }, /* PATH: the journal; what was open is closed */
    { "rules", load_rules },  /* PATH: before "open" */
    { "set", set },           /* NAME MILLISECONDS: before "open" */
    { "at", plan },           /* POINT=ACTION: see points.h */
    { "arm", arm },           /* points count from here */
    { "simulate", simulate }, /* CODE COUNT PERCENT SEED: see sender.h */
    { "limit", limit_files }, /* BYTES: RLIMIT_FSIZE; nothing: as large as may be */
    { "disk", fill_disk },    /* N: see full_disk.h */
    { "verify", verify },
};

/* What tells a number, or leaves it to the engine. */
static int ask(char **out, const char *word, const char *rest, sw_error *err)
{
    int told = 0, code = SW_OK;
    if (strcmp(word, "receive") == 0)
        code = sw_engine_receive(&told, it.engine, text, read_file(rest), err);
    else if (strcmp(word, "points") == 0)
        told = test_points_reached();
    else if (*rest)
        return sw_engine_do(out, it.engine, word, rest, strlen(rest), it.cancel, err);
    else
        return sw_engine_do(out, it.engine, word, "{}", 2, it.cancel, err);
    snprintf(number, sizeof number, "%d", told);
    return code;
}

static int do_job(char **out, const char *word, const char *rest, sw_error *err)
{
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (strcmp(WORDS[i].word, word) == 0)
            return WORDS[i].does(rest, err);
    return ask(out, word, rest, err);
}

static void tell(int code, const char *out, const sw_error *err)
{
    sw_json *line = sw_json_object();
    sw_json_put_text(line, "code", code == SW_OK ? "ok" : sw_code_name(code));
    sw_json_put_text(line, "effect", sw_effect_name(err->effect));
    sw_json_put_text(line, "field", err->field);
    sw_json_put_text(line, "message", err->message);
    sw_json_put(line, "out", out && *out ? sw_json_new_raw(out) : sw_json_new_null());
    char *written = sw_json_write(line, false);
    puts(written);
    fflush(stdout);
    sw_json_release_text(written);
    sw_json_free(line);
}

static void work(char *line)
{
    sw_error err = SW_ERROR_INIT;
    char *out = NULL, *rest = strchr(line, ' ');
    number[0] = '\0';
    if (rest)
        *rest++ = '\0';
    int code = do_job(&out, line, rest ? rest : "", &err);
    tell(code, out ? out : number, &err);
    sw_engine_text_free(out);
}

static void drain(int signal_number)
{
    (void)signal_number;
    sw_cancel_request(it.cancel);
}

static int begin(sw_error *err)
{
    sigaction(SIGTERM, &(struct sigaction){ .sa_handler = drain }, NULL);
    signal(SIGXFSZ, SIG_IGN);
    test_disk_install();
    sw_database_watch = test_point;
    int code = sw_cancel_new(&it.cancel, err);
    if (code == SW_OK)
        code = sw_settings_read(&it.account, NULL, err);
    if (code == SW_OK)
        code = make_client(err);
    return code == SW_OK ? make_receiver(err) : code;
}

static void end(void)
{
    close_engine();
    sw_rules_free(it.rules);
    sw_notifications_free(it.receiver);
    sw_client_free(it.client);
    sw_settings_free(&it.account);
    sw_cancel_free(it.cancel);
}

int main(void)
{
    static char line[MOST_TEXT];
    sw_error err = SW_ERROR_INIT;
    int code = begin(&err);
    if (code != SW_OK)
        fprintf(stderr, "%s\n", err.message);
    while (code == SW_OK && fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\n")] = '\0';
        work(line);
    }
    end();
    return code == SW_OK ? 0 : 1;
}
