/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/logging.h"

#include "base/error.h"
#include "base/text.h"
#include "http/transport.h"
#include "pay/redact.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_LINE = 4096 };

static const char *const names[] = { "info", "error", "warning", "info", "debug" };

enum { NAMES = sizeof names / sizeof names[0] };

const char *sw_log_level_name(sw_log_level level)
{
    return (unsigned)level < NAMES ? names[level] : names[SW_LOG_DEFAULT];
}

int sw_log_level_parse(sw_log_level *out, const char *name, sw_error *err)
{
    if (!out)
        return sw_fail(err, SW_E_INVALID, "sw_log_level_parse needs a place for its answer");
    *out = SW_LOG_DEFAULT;
    for (int i = SW_LOG_ERROR; name && i < NAMES; i++)
        if (sw_same_text(names[i], name)) {
            *out = (sw_log_level)i;
            return SW_OK;
        }
    return sw_fail_field(err, SW_E_INVALID, "log_level",
                         "there is no log level \"%.32s\": use error, warning, info or debug", name ? name : "");
}

sw_logger sw_log_choose(const sw_client *client, const sw_call *call)
{
    sw_logger logger = client->logger;
    if (call->log) {
        logger.write = call->log;
        logger.payload = call->log_payload;
    }
    if (call->log_level)
        logger.level = call->log_level;
    return logger;
}

static bool wants(const sw_calling *it, sw_log_level level)
{
    sw_log_level most = it->logger.level ? it->logger.level : SW_LOG_INFO;
    return it->logger.write && level <= most;
}

static void tell(const sw_calling *it, sw_log_level level, const char *event, int64_t wait_ms, const char *message)
{
    if (!wants(it, level))
        return;
    const sw_log_entry entry = { .size = sizeof entry,
                                 .level = level,
                                 .event = event,
                                 .operation = it->prepared.operation ? it->prepared.operation->name : "",
                                 .attempt = it->attempts,
                                 .http_status = sw_response_status(it->answer),
                                 .duration_ms = it->duration_ms,
                                 .wait_ms = wait_ms,
                                 .request_id = sw_redact_word(sw_response_request_id(it->answer)),
                                 .idempotency_key = it->prepared.key,
                                 .reason_code = sw_redact_word(it->error.reason_code),
                                 .message = message };
    it->logger.write(it->logger.payload, &entry);
}

void sw_log_refused(const sw_calling *it)
{
    tell(it, SW_LOG_ERROR, "refused", 0, it->error.message);
}

/* A path with a token in it is told as its row has it, and one that no row has is cut. */
void sw_log_try(const sw_calling *it)
{
    if (!wants(it, SW_LOG_DEBUG))
        return;
    const sw_prepared *prepared = &it->prepared;
    sw_buf line = SW_BUF_INIT(LONGEST_LINE);
    if (prepared->operation == &prepared->unlisted)
        sw_buf_add_text(&line, prepared->operation->name);
    else
        sw_buf_addf(&line, "%s %s", prepared->operation->method,
                    sw_redact_hides_ids(prepared->operation) ? prepared->operation->path
                                                             : sw_buf_text(&prepared->path));
    if (prepared->body_size > 0) {
        sw_buf_add_char(&line, ' ');
        sw_redact_body(&line, prepared->body, prepared->body_size);
    }
    tell(it, SW_LOG_DEBUG, "try", 0, sw_buf_text(&line));
    sw_buf_free(&line);
}

/* Amazon's own words may hold what is known of a buyer; they are in the error, and not here. */
static void describe_answer(sw_buf *line, const sw_calling *it)
{
    int status = sw_response_status(it->answer);
    if (status)
        sw_buf_addf(line, "HTTP %d", status);
    if (status && it->code != SW_OK)
        sw_buf_addf(line, ": %s", sw_code_text(it->code));
    if (!status)
        sw_buf_addf(line, "no answer: %s", it->error.message);
    if (!status || !wants(it, SW_LOG_DEBUG))
        return;
    size_t size;
    const char *body = sw_response_body(it->answer, &size);
    sw_buf_add_char(line, ' ');
    sw_redact_body(line, body, size);
}

void sw_log_answer(const sw_calling *it)
{
    sw_log_level level = it->code == SW_OK ? SW_LOG_INFO : SW_LOG_WARNING;
    if (!wants(it, level))
        return;
    sw_buf line = SW_BUF_INIT(LONGEST_LINE);
    describe_answer(&line, it);
    tell(it, level, "answer", 0, sw_buf_text(&line));
    sw_buf_free(&line);
}

void sw_log_clock_learned(const sw_calling *it)
{
    char message[80];
    snprintf(message, sizeof message, "this machine's clock is wrong: Amazon's is %lld s %s", llabs(it->off_ms) / 1000,
             it->off_ms > 0 ? "ahead" : "behind");
    tell(it, SW_LOG_WARNING, "clock_learned", 0, message);
}

void sw_log_retry(const sw_calling *it, int64_t wait_ms)
{
    char message[80];
    snprintf(message, sizeof message, "tried again in %lld ms", (long long)wait_ms);
    tell(it, SW_LOG_INFO, "retry", wait_ms, message);
}

void sw_log_budget_spent(const sw_calling *it)
{
    tell(it, SW_LOG_WARNING, "budget_spent", 0, "not tried again: many calls fail, so retries are held back");
}

void sw_log_canceled(const sw_calling *it)
{
    tell(it, SW_LOG_INFO, "canceled", 0, SW_CANCELED);
}

void sw_log_failed(const sw_calling *it)
{
    const sw_error *error = &it->error;
    char message[160];
    snprintf(message, sizeof message, "%s, after %d %s; effect %s, retry %s", sw_code_text(error->code),
             (int)error->attempts, error->attempts == 1 ? "try" : "tries", sw_effect_name(error->effect),
             sw_retry_name(error->retry));
    tell(it, SW_LOG_ERROR, "failed", 0, message);
}
