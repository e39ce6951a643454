/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/log.h"

#include "base/clock.h"
#include "base/json.h"
#include "cli/output.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static bool put_text(sw_json *line, const char *name, const char *text)
{
    return !*text || sw_json_put(line, name, cli_json_text(text, strlen(text)));
}

static bool put_number(sw_json *line, const char *name, int64_t number)
{
    return number == 0 || sw_json_put_integer(line, name, number);
}

static bool put_time(sw_json *line)
{
    char date[SW_DATE_SIZE];
    const sw_clock clock = sw_clock_complete(NULL);
    sw_date_write(date, clock.now_ms(clock.payload));
    return sw_json_put_text(line, "time", date);
}

static bool put_all(sw_json *line, const sw_log_entry *entry)
{
    return put_time(line) && put_text(line, "level", sw_log_level_name(entry->level)) &&
           put_text(line, "event", entry->event) && put_text(line, "operation", entry->operation) &&
           put_number(line, "attempt", entry->attempt) && put_number(line, "http_status", entry->http_status) &&
           put_number(line, "duration_ms", entry->duration_ms) && put_number(line, "wait_ms", entry->wait_ms) &&
           put_text(line, "request_id", entry->request_id) &&
           put_text(line, "idempotency_key", entry->idempotency_key) &&
           put_text(line, "reason_code", entry->reason_code) && put_text(line, "message", entry->message);
}

/* A line for which memory runs out is lost; the call goes on. */
void cli_log(void *payload, const sw_log_entry *entry)
{
    (void)payload;
    sw_json *line = sw_json_object();
    char *text = line && put_all(line, entry) ? sw_json_write(line, false) : NULL;
    if (text)
        fprintf(stderr, "%s\n", text);
    sw_json_release_text(text);
    sw_json_free(line);
}
