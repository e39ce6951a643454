/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/report.h"

#include "base/crypto.h"
#include "base/memory.h"
#include "base/text.h"
#include "emulator/check.h"
#include "emulator/date.h"
#include "emulator/must.h"
#include "emulator/query.h"

#include <string.h>

enum { USUAL_PAGE = 10, LARGEST_PAGE = 100 };

static const char *const STATES[] = { "IN_PROGRESS", "COMPLETED", "FAILED", "CANCELLED", NULL };

static const em_field FIELDS[] = {
    { "reportTypes", EM_TEXT, false, 0, NULL, NULL },
    { "processingStatuses", EM_TEXT, false, 0, NULL, NULL },
    { "createdSince", EM_TEXT, false, 0, NULL, NULL },
    { "createdUntil", EM_TEXT, false, 0, NULL, NULL },
    { "pageSize", EM_TEXT, false, 0, NULL, NULL },
    { "nextToken", EM_TEXT, false, 0, NULL, NULL },
    { 0 },
};

/* Which reports are wanted. */
typedef struct listing {
    const sw_json *query;
    int64_t since;
    int64_t until;
    int64_t page_size;
    size_t below; /* the index in the world's table under which the page begins: the newest come first */
} listing;

static bool read_listing(em_call *call, const sw_json *query, listing *out)
{
    em_answer *answer = call->answer;
    int64_t now = em_now(call->world);
    *out = (listing){ query, now - EM_LIFE_OF_REPORT, now, USUAL_PAGE, out->below };
    if (!em_check(answer, query, FIELDS) || !em_query_check_list(answer, query, "reportTypes", EM_REPORT_TYPES) ||
        !em_query_check_list(answer, query, "processingStatuses", STATES) ||
        !em_check_moment(answer, query, "createdSince", &out->since) ||
        !em_check_moment(answer, query, "createdUntil", &out->until) ||
        !em_query_number(answer, query, "pageSize", &out->page_size))
        return false;
    return out->page_size <= LARGEST_PAGE || em_answer_error(answer, "InvalidParameterValue",
                                                             "The value provided for [pageSize] is invalid: at most "
                                                             "100 are allowed.");
}

static bool is_wanted(const em_call *call, const listing *list, const em_report *report)
{
    return em_report_is_of(call->world, report, call->merchant) && report->created >= list->since &&
           report->created <= list->until && em_query_has(list->query, "reportTypes", report->type) &&
           em_query_has(list->query, "processingStatuses", em_report_state(report));
}

/* A token is where the next page begins, a space, and the query that it goes on with. */
static void put_token(sw_json *object, size_t below, const char *query)
{
    sw_buf text = SW_BUF_INIT(EM_MAX_BODY);
    sw_buf_addf(&text, "%zu %s", below, query);
    char *plain = em_take(&text);
    char *token = sw_base64((const unsigned char *)plain, strlen(plain));
    sw_json_put_text(object, "nextToken", token);
    sw_release(token);
    sw_release(plain);
}

static void answer_page(em_call *call, const listing *list, const char *query)
{
    const em_table *table = &call->world->reports;
    sw_json *object = em_json(sw_json_object());
    sw_json *reports = em_json(sw_json_array());
    size_t count = 0, more = 0;
    for (size_t i = list->below < table->count ? list->below : table->count; i > 0 && !more; i--) {
        const em_report *report = table->entries[i - 1].value;
        if (!is_wanted(call, list, report))
            continue;
        if (count++ < (size_t)list->page_size)
            sw_json_append(reports, em_report_write(report));
        else
            more = i;
    }
    sw_json_put(object, "reports", reports);
    sw_json_put_text(object, "nextToken", NULL);
    if (more)
        put_token(object, more, query);
    em_answer_json(call->answer, 200, object);
}

/* @return the query that a token goes on with, in place of the token's bytes; NULL: it is no token of ours */
static const char *open_token(unsigned char *room, size_t size, const char *token, size_t *below)
{
    size_t length;
    if (!sw_base64_decode(room, size, &length, token) || length >= size)
        return NULL;
    room[length] = '\0';
    const char *c = (const char *)room;
    for (*below = 0; sw_is_digit(*c) && c - (const char *)room < 9; c++)
        *below = *below * 10 + (size_t)(*c - '0');
    return *c == ' ' && *below > 0 ? c + 1 : NULL;
}

static void go_on(em_call *call, const char *token)
{
    listing list = { 0 };
    size_t size = strlen(token) + 1;
    unsigned char *room = em_new(size);
    const char *query = open_token(room, size, token, &list.below);
    sw_json *parameters = em_query_read(query ? query : "");
    if (!query)
        em_answer_error(call->answer, "InvalidParameterValue",
                        "The value provided for [nextToken] is invalid: no answer gave it.");
    else if (read_listing(call, parameters, &list))
        answer_page(call, &list, query);
    sw_json_free(parameters);
    sw_release(room);
}

void em_get_reports(em_call *call)
{
    listing list = { .below = call->world->reports.count };
    sw_json *query = em_query_read(call->request->query);
    const char *token = sw_json_get_text(query, "nextToken");
    if (token && sw_json_size(query) > 1)
        em_answer_error(call->answer, "InvalidParameterCombination",
                        "[nextToken] is sent alone: it stands for the query that gave it.");
    else if (token)
        go_on(call, token);
    else if (read_listing(call, query, &list))
        answer_page(call, &list, call->request->query);
    sw_json_free(query);
}
