/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/report_schedule.h"

#include "base/memory.h"
#include "base/text.h"
#include "emulator/check.h"
#include "emulator/date.h"
#include "emulator/must.h"
#include "emulator/query.h"
#include "emulator/report.h"
#include "emulator/status.h"

#include <string.h>

typedef struct em_report_schedule {
    char id[EM_ID_SIZE];
    const em_merchant *merchant;
    const char *type;
    const char *frequency;
    int64_t next; /* milliseconds */
    bool canceled;
} em_report_schedule;

static const char *const FREQUENCIES[] = { "PT5M",  "PT15M", "PT30M", "PT1H", "PT2H", "PT4H", "PT8H",
                                           "PT12H", "PT24H", "PT84H", "P1D",  "P2D",  "P3D",  "P7D",
                                           "P14D",  "P15D",  "P18D",  "P30D", NULL };

static const em_field CREATE_FIELDS[] = {
    { "reportType", EM_TEXT, true, 0, EM_REPORT_TYPES, NULL },
    { "scheduleFrequency", EM_TEXT, true, 0, FREQUENCIES, NULL },
    { "nextReportCreationTime", EM_TEXT, false, 0, NULL, NULL },
    { "deleteExistingSchedule", EM_BOOL, false, 0, NULL, NULL },
    { 0 },
};

static const em_field LIST_FIELDS[] = {
    { "reportTypes", EM_TEXT, false, 0, NULL, NULL },
    { 0 },
};

void em_report_schedule_free(void *value)
{
    sw_release(value);
}

/* "PT5M", "PT12H" or "P30D" in milliseconds. */
static int64_t length_of(const char *frequency)
{
    int64_t number = 0;
    const char *c = frequency + strcspn(frequency, "0123456789");
    for (; sw_is_digit(*c); c++)
        number = number * 10 + (*c - '0');
    return number * (*c == 'M' ? EM_MINUTE : *c == 'H' ? EM_HOUR : EM_DAY);
}

static void make_report(em_world *world, void *object)
{
    em_report_schedule *schedule = object;
    int64_t length = length_of(schedule->frequency);
    if (schedule->canceled)
        return;
    em_report_order(world, schedule->merchant, schedule->type, schedule->next - length, schedule->next);
    schedule->next += length;
    em_timers_add(&world->timers, schedule->next, make_report, schedule);
}

static bool is_of(const em_report_schedule *schedule, const em_call *call)
{
    return schedule->merchant == call->merchant && !schedule->canceled;
}

/* @return the merchant's schedule of a type; NULL: none */
static em_report_schedule *find_of_type(const em_call *call, const char *type)
{
    const em_table *table = &call->world->report_schedules;
    for (size_t i = 0; i < table->count; i++) {
        em_report_schedule *schedule = table->entries[i].value;
        if (is_of(schedule, call) && strcmp(schedule->type, type) == 0)
            return schedule;
    }
    return NULL;
}

/* A first time that has passed is taken as a later one of the same row. */
static bool read_next(em_call *call, int64_t length, int64_t *next)
{
    int64_t now = em_now(call->world);
    *next = now + length;
    if (!em_check_moment(call->answer, call->body, "nextReportCreationTime", next))
        return false;
    if (*next <= now)
        *next += ((now - *next) / length + 1) * length;
    return true;
}

static em_report_schedule *new_schedule(em_call *call, const char *type, const char *frequency, int64_t next)
{
    em_world *world = call->world;
    em_report_schedule *schedule = em_new(sizeof *schedule);
    do
        em_id_numbered(&world->ids, EM_ID_SCHEDULE, "", schedule->id);
    while (em_table_get(&world->report_schedules, schedule->id));
    schedule->merchant = call->merchant;
    schedule->type = type;
    schedule->frequency = frequency;
    schedule->next = next;
    em_table_add(&world->report_schedules, schedule->id, schedule);
    em_timers_add(&world->timers, next, make_report, schedule);
    return schedule;
}

void em_create_report_schedule(em_call *call)
{
    int64_t next;
    if (!em_check(call->answer, call->body, CREATE_FIELDS))
        return;
    const char *type = em_value_of(EM_REPORT_TYPES, sw_json_get_text(call->body, "reportType"));
    const char *frequency = em_value_of(FREQUENCIES, sw_json_get_text(call->body, "scheduleFrequency"));
    if (!em_report_check_type(call->answer, type) || !read_next(call, length_of(frequency), &next))
        return;
    em_report_schedule *old = find_of_type(call, type);
    if (old && !em_is_true(em_given(call->body, "deleteExistingSchedule"))) {
        em_answer_error(call->answer, "InvalidRequest",
                        "There is a schedule of this type; deleteExistingSchedule true puts this one in its place.");
        return;
    }
    if (old)
        old->canceled = true;
    sw_json *object = em_json(sw_json_object());
    sw_json_put_text(object, "reportScheduleId", new_schedule(call, type, frequency, next)->id);
    em_answer_json(call->answer, 201, object);
}

static sw_json *write_schedule(const em_report_schedule *schedule)
{
    sw_json *object = em_json(sw_json_object());
    em_put_time(object, "nextReportCreationTime", schedule->next);
    sw_json_put_text(object, "reportScheduleId", schedule->id);
    sw_json_put_text(object, "reportType", schedule->type);
    sw_json_put_text(object, "scheduleFrequency", schedule->frequency);
    return object;
}

static em_report_schedule *find(em_call *call)
{
    em_report_schedule *schedule = em_table_get(&call->world->report_schedules, call->id);
    if (schedule && is_of(schedule, call))
        return schedule;
    em_answer_error(call->answer, "ResourceNotFound", "There is no report schedule with this id.");
    return NULL;
}

void em_get_report_schedule_by_id(em_call *call)
{
    const em_report_schedule *schedule = find(call);
    if (schedule)
        em_answer_json(call->answer, 200, write_schedule(schedule));
}

void em_cancel_report_schedule(em_call *call)
{
    em_report_schedule *schedule = find(call);
    if (!schedule)
        return;
    schedule->canceled = true;
    em_answer_json(call->answer, 200, em_json(sw_json_object()));
}

static sw_json *list_schedules(const em_call *call, const sw_json *query)
{
    const em_table *table = &call->world->report_schedules;
    sw_json *list = em_json(sw_json_array());
    for (size_t i = 0; i < table->count; i++) {
        const em_report_schedule *schedule = table->entries[i].value;
        if (is_of(schedule, call) && em_query_has(query, "reportTypes", schedule->type))
            sw_json_append(list, write_schedule(schedule));
    }
    return list;
}

void em_get_report_schedules(em_call *call)
{
    sw_json *query = em_query_read(call->request->query);
    if (em_check(call->answer, query, LIST_FIELDS) &&
        em_query_check_list(call->answer, query, "reportTypes", EM_REPORT_TYPES)) {
        sw_json *object = em_json(sw_json_object());
        sw_json_put(object, "reportSchedules", list_schedules(call, query));
        em_answer_json(call->answer, 200, object);
    }
    sw_json_free(query);
}
