/* SPDX-License-Identifier: Apache-2.0 */
#include "million.h"

#include "engine/plan.h"
#include "timed.h"
#include "tools.h"

#include <savedwallet/engine.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { MILLION = 1000000, WALLETS = 10000, IN_ONE_COMMIT = 1000, DONE = 2000 };

/* One run of a worker that ends after DONE charges. */
typedef struct counter {
    sw_cancel *cancel;
    int charged;
    double began, each[DONE];
} counter;

/* The wallet's id stands at the end of the URL. */
static int tell_wallet(char *body, size_t size, const char *url)
{
    const char *id = strrchr(url, '/');
    return snprintf(
        body, size,
        "{\"chargePermissionId\":\"%s\",\"statusDetails\":{\"state\":\"Chargeable\"},\"presentmentCurrency\":"
        "\"USD\"}",
        id ? id + 1 : "");
}

static int tell_charge(counter *it, char *body, size_t size)
{
    double now = seconds();
    if (it->charged < DONE)
        it->each[it->charged++] = now - it->began;
    if (it->charged == DONE)
        sw_cancel_request(it->cancel);
    it->began = now;
    return snprintf(body, size,
                    "{\"chargeId\":\"P01-1111111-1111111-C%06d\",\"statusDetails\":{\"state\":\"Captured\"}}",
                    it->charged);
}

static int answer(void *payload, sw_response *out, const sw_http_request *request, sw_error *err)
{
    char body[512];
    bool reads = strcmp(request->method, "GET") == 0;
    int size = reads ? tell_wallet(body, sizeof body, request->url) : tell_charge(payload, body, sizeof body);
    int code = sw_response_begin(out, reads ? 200 : 201, err);
    return code == SW_OK ? sw_response_add_body(out, body, (size_t)size, err) : code;
}

static sw_client *make_client(counter *it)
{
    sw_config config = SW_CONFIG_INIT;
    sw_client *client = NULL;
    sw_error err = SW_ERROR_INIT;
    must(sw_cancel_new(&it->cancel, &err), &err);
    must(sw_transport_new(&config.transport, answer, it, &err), &err);
    config.region = SW_REGION_NA;
    config.public_key_id = "SANDBOX-BENCH";
    config.merchant_id = "A1BENCH";
    config.private_key_file = getenv("SAVEDWALLET_PRIVATE_KEY_FILE");
    config.initiator = "MITU";
    config.channel = "Web";
    must(sw_client_new(&client, &config, &err), &err);
    sw_transport_free(config.transport);
    return client;
}

static void plan_one(sw_desk *desk, int number)
{
    char intent[32], wallet[32];
    bool known = false;
    sw_error err = SW_ERROR_INIT;
    sw_action_row row = { 0 };
    sw_plan plan = { .kind = "charge", .wallet = wallet, .intent = intent, .amount = { 1, "USD" } };
    snprintf(intent, sizeof intent, "ride:%d", number);
    snprintf(wallet, sizeof wallet, "P01-1111111-%07d", number % WALLETS);
    plan.content = sw_json_object();
    must(sw_plan_write(&row, &known, desk, &plan, &err), &err);
    sw_json_free(plan.content);
    SW_RECORD_FREE(row, sw_action_table);
}

/* @return seconds */
static double write_all(sw_engine *engine)
{
    sw_desk desk;
    sw_error err = SW_ERROR_INIT;
    double start = seconds();
    must(sw_desk_open(&desk, engine, &err), &err);
    for (int i = 0; i < MILLION; i += IN_ONE_COMMIT) {
        must(sw_database_begin(desk.database, &err), &err);
        for (int j = i; j < i + IN_ONE_COMMIT; j++)
            plan_one(&desk, j);
        must(sw_database_commit(desk.database, &err), &err);
    }
    sw_desk_close(&desk);
    return seconds() - start;
}

static void do_some(sw_engine *engine, counter *it)
{
    char *told = NULL;
    sw_error err = SW_ERROR_INIT;
    sw_run_options options = SW_RUN_OPTIONS_INIT;
    options.cancel = it->cancel;
    it->began = seconds();
    must(sw_engine_run(&told, engine, &options, &err), &err);
    sw_engine_text_free(told);
}

static double late(double *sorted, int count)
{
    return sorted[count - 1 - count / 100];
}

void measure_million(const char *path)
{
    static counter it;
    struct stat about;
    sw_error err = SW_ERROR_INIT;
    sw_journal *journal = NULL;
    sw_engine *engine = NULL;
    sw_client *client = make_client(&it);
    const sw_journal_options where = { .path = path, .environment = SW_ENVIRONMENT_SANDBOX, .merchant_id = "A1BENCH" };
    must(sw_journal_open(&journal, &where, &err), &err);
    const sw_engine_options options = { .journal = journal, .client = client, .quota = SW_QUOTA_NONE };
    must(sw_engine_new(&engine, &options, &err), &err);
    double written = write_all(engine);
    if (stat(path, &about) != 0)
        exit(1);
    time_journal(journal);
    do_some(engine, &it);
    double found = median(timed.looks, timed.look_count), found_late = late(timed.looks, timed.look_count);
    double done = median(it.each, it.charged), done_late = late(it.each, it.charged);
    printf(
        "million    planned in %.1f s, %d a commit; %.0f MB; the next one is found in %.3f ms, 99 of 100 within %.3f; "
        "done but for the network in %.2f ms, 99 of 100 within %.2f\n",
        written, IN_ONE_COMMIT, (double)about.st_size / 1e6, found * 1e3, found_late * 1e3, done * 1e3,
        done_late * 1e3);
    sw_engine_free(engine);
    sw_journal_free(journal);
    sw_client_free(client);
    sw_cancel_free(it.cancel);
}
