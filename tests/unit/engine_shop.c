/* SPDX-License-Identifier: Apache-2.0 */
#include "engine_shop.h"

#include "base/error.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define HOST "https://pay-api.amazon.eu/v2/"

static void keep_text(char *out, size_t size, const char *text, size_t text_size)
{
    assert_true(text_size < size);
    memcpy(out, text ? text : "", text_size);
    out[text_size] = '\0';
}

static void keep_request(shop *it, const sw_http_request *from)
{
    assert_true(it->request_count < MOST_REQUESTS);
    request *out = &it->requests[it->request_count++];
    assert_true(strncmp(from->url, HOST, strlen(HOST)) == 0);
    keep_text(out->method, sizeof out->method, from->method, strlen(from->method));
    keep_text(out->path, sizeof out->path, from->url + strlen(HOST), strlen(from->url + strlen(HOST)));
    keep_text(out->body, sizeof out->body, from->body, from->body_size);
    for (size_t i = 0; i < from->header_count; i++) {
        const sw_header *header = &from->headers[i];
        if (strcmp(header->name, "x-amz-pay-idempotency-key") == 0)
            keep_text(out->key, sizeof out->key, header->value, strlen(header->value));
        if (strcmp(header->name, "x-amz-pay-simulation-code") == 0)
            keep_text(out->simulate, sizeof out->simulate, header->value, strlen(header->value));
    }
}

static answer *find_answer(shop *it, const request *asked)
{
    for (size_t i = it->answer_count; i > 0; i--) {
        answer *each = &it->answers[i - 1];
        if (each->times >= 0 && strcmp(each->method, asked->method) == 0 && strcmp(each->path, asked->path) == 0)
            return each;
    }
    fail_msg("nobody said what Amazon answers to %s %s", asked->method, asked->path);
    return NULL;
}

static int give_date(const shop *it, sw_response *out, sw_error *err)
{
    char text[40];
    time_t now = (time_t)((it->clock.now_ms + it->date_offset_ms) / 1000);
    struct tm at;
    gmtime_r(&now, &at);
    size_t size = strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &at);
    return sw_response_add_header(out, "date", 4, text, size, err);
}

static int give(const shop *it, const answer *from, sw_response *out, sw_error *err)
{
    int code = sw_response_begin(out, from->status, err);
    if (code == SW_OK)
        code = give_date(it, out, err);
    return code == SW_OK ? sw_response_add_body(out, from->body, strlen(from->body), err) : code;
}

static int serve(void *payload, sw_response *out, const sw_http_request *asked, sw_error *err)
{
    shop *it = payload;
    keep_request(it, asked);
    answer *from = find_answer(it, &it->requests[it->request_count - 1]);
    if (from->times > 0 && --from->times == 0)
        from->times = -1;
    if (from->meanwhile)
        from->meanwhile(it);
    if (from->status)
        return give(it, from, out, err);
    sw_fail(err, SW_E_NO_ANSWER, "there was no answer");
    err->effect = from->lost ? SW_EFFECT_UNKNOWN : SW_EFFECT_NONE;
    err->retry = SW_RETRY_SAME_KEY;
    return SW_E_NO_ANSWER;
}

static int decide(void *payload, char **out, const char *hook, const char *input, size_t size, sw_error *err)
{
    shop *it = payload;
    keep_text(it->asked, sizeof it->asked, input, size);
    it->asked_count++;
    for (size_t i = it->saying_count; i > 0; i--) {
        saying *each = &it->sayings[i - 1];
        if (each->times < 0 || strcmp(each->hook, hook) != 0)
            continue;
        if (each->times > 0 && --each->times == 0)
            each->times = -1;
        if (each->code != SW_OK)
            return sw_fail(err, each->code, "%s", each->text);
        *out = strdup(each->text);
        return SW_OK;
    }
    fail_msg("nobody said what the rules say to %s", hook);
    return SW_E_CALLBACK;
}

static char *tell_about(void *payload)
{
    return strdup(((shop *)payload)->about);
}

static void release(void *payload, char *text)
{
    (void)payload;
    free(text);
}

static still_clock *journal_time;
static sw_driver slow_driver;

static int64_t journal_clock(const sw_database *database)
{
    (void)database;
    return journal_time->monotonic_ms;
}

/* The one connection, which everything here uses in turn, has our clock for the journal's. */
static void slow_down(shop *it)
{
    sw_database *database = NULL;
    assert_code(SW_OK, &it->err, sw_journal_borrow(&database, it->journal, &it->err));
    slow_driver = *database->driver;
    slow_driver.clock_ms = journal_clock;
    database->driver = &slow_driver;
    journal_time = &it->clock;
    sw_journal_return(it->journal, database);
}

static void open_client(shop *it)
{
    sw_config config = SW_CONFIG_INIT;
    it->hooks = clock_of(&it->clock);
    it->key = fake_key();
    assert_code(SW_OK, &it->err, sw_transport_new(&it->transport, serve, it, &it->err));
    config.region = SW_REGION_EU;
    config.merchant_id = WORLD_MERCHANT;
    config.public_key_id = WORLD_KEY_ID;
    config.key = it->key;
    config.clock = &it->hooks;
    config.transport = it->transport;
    config.initiator = "MITU";
    config.channel = "Web";
    config.ledger_currency = "EUR";
    assert_code(SW_OK, &it->err, sw_client_new(&it->client, &config, &it->err));
}

static void open_journal(shop *it)
{
    sw_journal_options options = SW_JOURNAL_OPTIONS_INIT;
    it->folder = make_folder();
    snprintf(it->path, sizeof it->path, "%s/journal.db", it->folder);
    options.path = it->path;
    options.environment = SW_ENVIRONMENT_SANDBOX;
    options.merchant_id = WORLD_MERCHANT;
    assert_code(SW_OK, &it->err, sw_journal_open(&it->journal, &options, &it->err));
    slow_down(it);
}

void shop_open(shop *it)
{
    memset(it, 0, sizeof *it);
    it->clock = (still_clock)STILL_CLOCK;
    it->err = (sw_error)SW_ERROR_INIT;
    it->about = "{\"name\":\"test\",\"version\":\"1\",\"sha256\":\"5e7\",\"hooks\":[\"event\",\"decline\"]}";
    it->decider = (sw_decider){ SW_DECIDER_VERSION, decide, tell_about, release, "the text", 8, it };
    open_client(it);
    open_journal(it);
    it->options = (sw_engine_options)SW_ENGINE_OPTIONS_INIT;
    it->options.journal = it->journal;
    it->options.client = it->client;
    it->options.decider = &it->decider;
    it->options.clock = &it->hooks;
    it->options.quota = SW_QUOTA_NONE;
}

void shop_start(shop *it)
{
    assert_code(SW_OK, &it->err, sw_engine_new(&it->engine, &it->options, &it->err));
}

void shop_begin(shop *it)
{
    shop_open(it);
    shop_start(it);
    amazon_says(it, (answer){ "GET", "chargePermissions/" WALLET, 200, CHARGEABLE, 0, false, NULL });
    amazon_says(it, (answer){ "POST", "charges", 201, CHARGE_OF("18.40", "Captured"), 0, false, NULL });
}

void shop_close(shop *it)
{
    sw_json_free(it->told);
    sw_engine_free(it->engine);
    sw_journal_free(it->journal);
    sw_client_free(it->client);
    sw_transport_free(it->transport);
    sw_key_free(it->key);
    remove_folder(it->folder);
}

void amazon_says(shop *it, answer what)
{
    assert_true(it->answer_count < MOST_ANSWERS);
    it->answers[it->answer_count++] = what;
}

void rules_say(shop *it, saying what)
{
    assert_true(it->saying_count < MOST_SAYINGS);
    it->sayings[it->saying_count++] = what;
}

static void read_answer(shop *it, char *text)
{
    sw_json_free(it->told);
    it->told = NULL;
    if (text)
        assert_int_equal(sw_json_parse(&it->told, text, strlen(text), NULL), SW_OK);
    sw_engine_text_free(text);
}

int shop_do(shop *it, const char *job, const char *options)
{
    char *text = NULL;
    sw_error_clear(&it->err);
    int code = sw_engine_do(&text, it->engine, job, options, strlen(options), NULL, &it->err);
    read_answer(it, text);
    return code;
}

int shop_run(shop *it)
{
    return shop_do(it, "run", "{\"until_idle\":true}");
}

const char *shop_told(const shop *it, const char *name)
{
    const char *text = sw_json_get_text(it->told, name);
    return text ? text : "";
}

int64_t shop_told_number(const shop *it, const char *name)
{
    return sw_json_integer(sw_json_get(it->told, name), -1);
}

void shop_wait(shop *it, int64_t milliseconds)
{
    it->clock.now_ms += milliseconds;
    it->clock.monotonic_ms += milliseconds;
}

void shop_sql(shop *it, const char *sql)
{
    sw_database *database = NULL;
    assert_code(SW_OK, &it->err, sw_journal_borrow(&database, it->journal, &it->err));
    assert_code(SW_OK, &it->err, sw_run(database, &it->err, sql, ""));
    sw_journal_return(it->journal, database);
}

int64_t shop_number(shop *it, const char *sql)
{
    sw_database *database = NULL;
    int64_t number = 0;
    assert_code(SW_OK, &it->err, sw_journal_borrow(&database, it->journal, &it->err));
    assert_code(SW_OK, &it->err, sw_find_number(&number, database, &it->err, sql, ""));
    sw_journal_return(it->journal, database);
    return number;
}

const char *shop_text(shop *it, const char *sql)
{
    static char out[8192];
    sw_database *database = NULL;
    assert_code(SW_OK, &it->err, sw_journal_borrow(&database, it->journal, &it->err));
    sw_rows *rows = sw_find(database, &it->err, sql, "");
    bool found = sw_rows_next(rows);
    const char *text = found ? sw_rows_text(rows, 0) : "none";
    snprintf(out, sizeof out, "%s", text ? text : "");
    assert_code(SW_OK, &it->err, sw_rows_end(rows, &it->err));
    sw_journal_return(it->journal, database);
    return out;
}

const request *shop_latest(const shop *it, const char *method, const char *path)
{
    for (size_t i = it->request_count; i > 0; i--)
        if (strcmp(it->requests[i - 1].method, method) == 0 && strcmp(it->requests[i - 1].path, path) == 0)
            return &it->requests[i - 1];
    fail_msg("there was no %s %s", method, path);
    return NULL;
}

int shop_sent(const shop *it, const char *method, const char *path)
{
    int count = 0;
    for (size_t i = 0; i < it->request_count; i++)
        count += strcmp(it->requests[i].method, method) == 0 && strcmp(it->requests[i].path, path) == 0;
    return count;
}
