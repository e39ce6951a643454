/* SPDX-License-Identifier: Apache-2.0 */
#include "shop.h"

#include "base/buf.h"
#include "base/file.h"

#include <savedwallet/region.h>
#include <savedwallet/zone.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { RULES_ROOM = 65536, OPTIONS_ROOM = 128, TWO_DAYS_MS = 2 * 24 * 60 * 60 * 1000 };

static int64_t machine_ms(void)
{
    struct timespec now = { 0, 0 };
    timespec_get(&now, TIME_UTC);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static int follow_clock(shop *it, sw_error *err)
{
    int64_t now = 0;
    int code = emulator_now(&now, it->emulator, err);
    return code < 0 ? code : sw_engine_set_clock_offset(it->engine, now - machine_ms(), err);
}

/* Limits count by the month. Whenever the demo is run, all of its days lie in one: it begins on the third. */
static int begin_month(shop *it, sw_error *err)
{
    char text[SW_ZONE_UTC_SIZE];
    int64_t at = 0;
    sw_zone *utc = NULL;
    int code = emulator_now(&at, it->emulator, err);
    if (code == SW_OK)
        code = sw_zone_load(&utc, "UTC", NULL, err);
    if (code == SW_OK)
        code = sw_zone_next_month(&at, utc, at, err);
    if (code == SW_OK)
        code = sw_zone_write_utc(text, at + TWO_DAYS_MS, err);
    if (code == SW_OK)
        code = emulator_set_clock(it->emulator, text, err);
    sw_zone_free(utc);
    return code;
}

/* The key id says whether it is Sandbox or live. */
static int open_client(shop *it, sw_error *err)
{
    const char *currency = getenv("SAVEDWALLET_LEDGER_CURRENCY");
    it->currency = currency ? currency : "EUR";
    sw_config config = SW_CONFIG_INIT;
    config.merchant_id = getenv("SAVEDWALLET_MERCHANT_ID");
    config.store_id = getenv("SAVEDWALLET_STORE_ID");
    config.public_key_id = getenv("SAVEDWALLET_PUBLIC_KEY_ID");
    config.private_key_file = getenv("SAVEDWALLET_PRIVATE_KEY_FILE");
    config.base_url = getenv("SAVEDWALLET_BASE_URL");
    config.ca_file = getenv("SAVEDWALLET_CA_FILE");
    config.ledger_currency = it->currency;
    config.state_secret = "of a demo; a shop has random bytes"; /* binds a return to the browser that was sent */
    config.initiator = "MITU";                                  /* a merchant who charges later */
    config.channel = "Web";
    int code = sw_region_parse(&config.region, getenv("SAVEDWALLET_REGION"), err);
    return code < 0 ? code : sw_client_new(&it->client, &config, err);
}

/* Anybody can post to a shop: a notification is taken only when all of it is Amazon's, here the emulator's. */
static int open_notifications(shop *it, sw_error *err)
{
    sw_notification_options options = SW_NOTIFICATION_OPTIONS_INIT;
    options.merchant_id = getenv("SAVEDWALLET_MERCHANT_ID");
    options.certificate_file = getenv("SAVEDWALLET_EMULATOR_SNS_CERT_FILE");
    options.base_url = getenv("SAVEDWALLET_BASE_URL");
    options.public_key_id = getenv("SAVEDWALLET_PUBLIC_KEY_ID");
    return sw_notifications_new(&it->notifications, &options, err);
}

/* Loading runs the ruleset's own tests: one that fails them decides nothing. */
static int open_rules(shop *it, sw_error *err)
{
    sw_buf text = SW_BUF_INIT(RULES_ROOM);
    sw_rules_options options = SW_RULES_OPTIONS_INIT;
    options.name = "tolls.lua";
    if (strcmp(it->currency, "EUR") != 0)
        return SW_OK;
    int code = sw_file_read(&text, DEMO_FOLDER "/tolls.lua", "the ruleset", err);
    if (code == SW_OK)
        code = sw_rules_load(&it->rules, sw_buf_text(&text), text.size, &options, err);
    if (code == SW_OK)
        code = sw_rules_decider(&it->decider, it->rules, err);
    sw_buf_free(&text);
    return code;
}

static int make_folder(shop *it, sw_error *err)
{
    const char *parent = getenv("TMPDIR");
    int size = snprintf(it->folder, sizeof it->folder, "%s/savedwallet-demo.XXXXXX",
                        parent && *parent ? parent : "/tmp");
    if (size < (int)sizeof it->folder && mkdtemp(it->folder))
        return SW_OK;
    it->folder[0] = '\0';
    return sw_error_set(err, SW_E_IO, "TMPDIR", "no temporary folder can be made for the journal: see TMPDIR");
}

/* One merchant's, in one environment: any other is refused. */
static int open_journal(shop *it, sw_error *err)
{
    char path[SHOP_PATH + 16];
    sw_journal_options options = SW_JOURNAL_OPTIONS_INIT;
    options.path = path;
    options.environment = SW_ENVIRONMENT_SANDBOX;
    options.merchant_id = getenv("SAVEDWALLET_MERCHANT_ID");
    int code = make_folder(it, err);
    if (code < 0)
        return code;
    snprintf(path, sizeof path, "%s/journal.db", it->folder);
    return sw_journal_open(&it->journal, &options, err);
}

static int open_engine(shop *it, sw_error *err)
{
    sw_engine_options options = SW_ENGINE_OPTIONS_INIT;
    options.journal = it->journal;
    options.client = it->client;
    options.receiver = it->notifications;
    options.decider = it->rules ? &it->decider : NULL;
    int code = sw_engine_new(&it->engine, &options, err);
    return code < 0 ? code : follow_clock(it, err);
}

int shop_open(shop *it, sw_error *err)
{
    int code = emulator_open(&it->emulator, err);
    if (code == SW_OK)
        code = begin_month(it, err);
    if (code == SW_OK)
        code = open_client(it, err);
    if (code == SW_OK)
        code = open_notifications(it, err);
    if (code == SW_OK)
        code = open_rules(it, err);
    if (code == SW_OK)
        code = open_journal(it, err);
    return code < 0 ? code : open_engine(it, err);
}

/* SQLite's own two files are gone when it was closed well. */
static void remove_journal(const shop *it)
{
    static const char *const names[] = { "journal.db", "journal.db-wal", "journal.db-shm" };
    char path[SHOP_PATH + 16];
    if (!*it->folder)
        return;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        snprintf(path, sizeof path, "%s/%s", it->folder, names[i]);
        unlink(path);
    }
    if (rmdir(it->folder) != 0)
        fprintf(stderr, "the folder %s is left\n", it->folder);
}

void shop_close(shop *it)
{
    sw_engine_free(it->engine);
    sw_journal_free(it->journal);
    remove_journal(it);
    sw_rules_free(it->rules);
    sw_notifications_free(it->notifications);
    sw_client_free(it->client);
    receiver_close(&it->receiver);
    emulator_close(it->emulator);
}

sw_money shop_money(const shop *it, int64_t minor)
{
    sw_money money = { minor, "" };
    snprintf(money.currency, sizeof money.currency, "%s", it->currency);
    return money;
}

int shop_pass_time(shop *it, const char *time, sw_error *err)
{
    int code = emulator_advance(it->emulator, time, err);
    return code < 0 ? code : follow_clock(it, err);
}

int shop_work(shop *it, sw_error *err)
{
    char *told = NULL;
    sw_run_options options = SW_RUN_OPTIONS_INIT;
    options.until_idle = 1;
    int code = sw_engine_run(&told, it->engine, &options, err);
    sw_engine_text_free(told);
    return code;
}

int shop_ask(sw_object **out, shop *it, const char *job, const char *options, sw_error *err)
{
    char *told = NULL;
    int code = sw_engine_do(&told, it->engine, job, options, strlen(options), NULL, err);
    if (code == SW_OK)
        code = sw_object_read(out, told, strlen(told), err);
    sw_engine_text_free(told);
    return code;
}

int shop_ask_about(sw_object **out, shop *it, const char *job, const char *intent, sw_error *err)
{
    char options[OPTIONS_ROOM];
    snprintf(options, sizeof options, "{\"intent\":\"%s\"}", intent);
    return shop_ask(out, it, job, options, err);
}
