/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/control.h"

#include "base/crypto.h"
#include "base/memory.h"
#include "base/text.h"
#include "emulator/api.h"
#include "emulator/bank.h"
#include "emulator/body.h"
#include "emulator/buyer.h"
#include "emulator/check.h"
#include "emulator/checkout.h"
#include "emulator/date.h"
#include "emulator/dispute_command.h"
#include "emulator/merchant_command.h"
#include "emulator/must.h"
#include "emulator/objects.h"
#include "emulator/path.h"
#include "emulator/permission_command.h"
#include "emulator/snapshot.h"

#include <string.h>

static const char PREFIX[] = "/emulator/api/";

typedef struct control_call {
    em_world *world;
    const em_request *request;
    const char *id; /* of the path; NULL where the path has none */
    const sw_json *body;
    em_answer *answer;
} control_call;

typedef void control_action(const control_call *call);

bool em_is_control_path(const char *path)
{
    return strncmp(path, PREFIX, sizeof PREFIX - 1) == 0;
}

static sw_json *write_clock(const em_world *world)
{
    char now[EM_DATE_ISO_SIZE];
    em_date_iso(now, em_now(world));
    sw_json *clock = em_json(sw_json_object());
    sw_json_put_text(clock, "now", now);
    sw_json_put_bool(clock, "frozen", world->clock.frozen);
    return clock;
}

static void get_clock(const control_call *call)
{
    em_answer_json(call->answer, 200, write_clock(call->world));
}

/* Where the clock is to go; nothing asked for is where it is. */
static bool read_moment(const em_world *world, const sw_json *body, int64_t *moment, em_answer *answer)
{
    const char *advance = sw_json_get_text(body, "advance");
    const char *set = sw_json_get_text(body, "set");
    int64_t duration = 0;
    *moment = em_now(world);
    if (advance && !em_duration_read(&duration, advance))
        return em_answer_error(answer, "InvalidParameterValue", "advance must read as 30s, 15m, 8h or 31d.");
    if (set && !em_date_read(moment, set))
        return em_answer_error(answer, "InvalidParameterValue", "set must read as 2027-01-01T00:00:00Z.");
    *moment += duration;
    if (*moment < em_now(world))
        return em_answer_error(answer, "InvalidParameterValue",
                               "The clock does not go back; POST /emulator/api/reset begins again.");
    return true;
}

static void post_clock(const control_call *call)
{
    static const em_field fields[] = {
        { "advance", EM_TEXT, false, 0, NULL, NULL },
        { "set", EM_TEXT, false, 0, NULL, NULL },
        { "freeze", EM_BOOL, false, 0, NULL, NULL },
        { 0 },
    };
    int64_t moment;
    if (!em_check(call->answer, call->body, fields) || !read_moment(call->world, call->body, &moment, call->answer))
        return;
    if (em_given(call->body, "freeze"))
        em_clock_freeze(&call->world->clock, em_is_true(em_given(call->body, "freeze")));
    em_world_run_to(call->world, moment);
    em_answer_json(call->answer, 200, write_clock(call->world));
}

static void post_reset(const control_call *call)
{
    em_world_reset(call->world);
    em_answer_json(call->answer, 200, write_clock(call->world));
}

static void get_requests(const control_call *call)
{
    int64_t since = 0;
    const char *c = strncmp(call->request->query, "since=", 6) == 0 ? call->request->query + 6 : "";
    for (size_t i = 0; sw_is_digit(c[i]) && i < 15; i++)
        since = since * 10 + (c[i] - '0');
    sw_json *list = em_json(sw_json_object());
    sw_json_put(list, "requests", em_records_since(&call->world->records, since));
    em_answer_json(call->answer, 200, list);
}

static void get_state(const control_call *call)
{
    sw_json *state = em_json(sw_json_object());
    sw_json_put(state, "clock", write_clock(call->world));
    sw_json_put_text(state, "region", call->world->start.region->name);
    em_objects_put_all(state, call->world);
    sw_json_put_integer(state, "idempotencyKeys", (int64_t)call->world->keys.count);
    sw_json_put_integer(state, "requests", call->world->records.count);
    em_answer_json(call->answer, 200, state);
}

static void get_request(const control_call *call)
{
    em_records_tell(&call->world->records, call->id, call->answer);
}

static void get_timeline(const control_call *call)
{
    em_timeline_tell(call->world, call->request->query, call->answer);
}

static void get_objects(const control_call *call)
{
    em_objects_list(call->world, call->request->query, call->answer);
}

static void get_object(const control_call *call)
{
    em_objects_tell(call->world, call->id, call->answer);
}

static void post_checkout(const control_call *call)
{
    em_checkout(call->world, call->body, call->answer);
}

static void post_process(const control_call *call)
{
    em_checkout_process(call->world, call->id, call->body, call->answer);
}

typedef struct control_row {
    const char *method;
    const char *path; /* ':' stands for one segment */
    control_action *act;
    bool happens; /* it changes objects or time, and is played again by a snapshot */
} control_row;

static void post_bank_answer(const control_call *call)
{
    em_bank_answer(call->world, call->id, call->body, call->answer);
}

static void post_permission(const control_call *call)
{
    em_permission_command(call->world, call->id, call->body, call->answer);
}

static void post_charge_dispute(const control_call *call)
{
    em_dispute_happen(call->world, call->id, call->body, call->answer);
}

static void post_dispute(const control_call *call)
{
    em_dispute_command(call->world, call->id, call->body, call->answer);
}

static void put_throttle(const control_call *call)
{
    em_throttle_set(&call->world->throttle, em_now(call->world), call->body, call->answer);
}

static void delete_throttle(const control_call *call)
{
    em_throttle_stop(&call->world->throttle, call->answer);
}

static void get_faults(const control_call *call)
{
    em_faults_tell(&call->world->faults, call->answer);
}

static void post_faults(const control_call *call)
{
    em_faults_add(&call->world->faults, call->body, em_api_has, call->answer);
}

static void delete_faults(const control_call *call)
{
    call->world->faults = (em_faults){ 0 };
    em_faults_tell(&call->world->faults, call->answer);
}

static void get_snapshot(const control_call *call)
{
    em_snapshot_tell(call->world, call->answer);
}

static void put_snapshot(const control_call *call)
{
    em_snapshot_play(call->world, call->body, call->answer);
}

static void get_notifications(const control_call *call)
{
    em_mail_list(call->world, call->answer);
}

static void put_notifications(const control_call *call)
{
    em_mail_set(call->world, call->body, call->answer);
}

static void post_resend(const control_call *call)
{
    em_mail_resend(call->world, call->id, call->answer);
}

static void post_storm(const control_call *call)
{
    em_mail_storm(call->world, call->body, call->answer);
}

static void get_diagnoses(const control_call *call)
{
    em_diagnoses_list(&call->world->diagnoses, call->answer);
}

static void get_diagnosis(const control_call *call)
{
    em_diagnoses_tell(&call->world->diagnoses, call->id, call->answer);
}

static void get_merchants(const control_call *call)
{
    em_merchant_command_list(call->world, call->answer);
}

static void post_merchants(const control_call *call)
{
    em_merchant_command_add(call->world, call->body, call->answer);
}

static void post_merchant(const control_call *call)
{
    em_merchant_command_change(call->world, call->id, call->body, call->answer);
}

static void get_buyers(const control_call *call)
{
    em_buyer_list(&call->world->buyers, call->answer);
}

static void post_buyers(const control_call *call)
{
    em_buyer_command(&call->world->buyers, &call->world->ids, call->body, call->answer);
}

static const control_row ACTIONS[] = {
    { "POST", "checkout", post_checkout, true },
    { "POST", "checkout/:/process", post_process, true },
    { "POST", "charges/:/answer", post_bank_answer, true },
    { "POST", "permissions/:", post_permission, true },
    { "POST", "charges/:/dispute", post_charge_dispute, true },
    { "POST", "disputes/:", post_dispute, true },
    { "GET", "state", get_state, false },
    { "GET", "requests", get_requests, false },
    { "GET", "requests/:", get_request, false },
    { "GET", "timeline", get_timeline, false },
    { "GET", "objects", get_objects, false },
    { "GET", "objects/:", get_object, false },
    { "POST", "reset", post_reset, false },
    { "GET", "clock", get_clock, false },
    { "POST", "clock", post_clock, true },
    { "PUT", "throttle", put_throttle, false },
    { "DELETE", "throttle", delete_throttle, false },
    { "GET", "faults", get_faults, false },
    { "POST", "faults", post_faults, false },
    { "DELETE", "faults", delete_faults, false },
    { "GET", "snapshot", get_snapshot, false },
    { "PUT", "snapshot", put_snapshot, false },
    { "GET", "notifications", get_notifications, false },
    { "PUT", "notifications", put_notifications, false },
    { "POST", "notifications/storm", post_storm, false },
    { "POST", "notifications/:/resend", post_resend, false },
    { "GET", "diagnoses", get_diagnoses, false },
    { "GET", "diagnoses/:", get_diagnosis, false },
    { "GET", "merchants", get_merchants, false },
    { "POST", "merchants", post_merchants, true },
    { "POST", "merchants/:", post_merchant, true },
    { "GET", "buyers", get_buyers, false },
    { "POST", "buyers", post_buyers, true },
};

static const control_row *find_action(const em_request *request, em_answer *answer)
{
    const char *path = request->path + sizeof PREFIX - 1;
    bool known = false;
    for (size_t i = 0; i < sizeof ACTIONS / sizeof *ACTIONS; i++) {
        if (!em_path_matches(ACTIONS[i].path, path))
            continue;
        if (strcmp(ACTIONS[i].method, request->method) == 0)
            return &ACTIONS[i];
        known = true;
    }
    if (known)
        em_answer_wrong_method(answer, request->method);
    else
        em_answer_error(answer, "ResourceNotFound", "There is no such call of the control API.");
    return NULL;
}

static bool check_token(const em_world *world, const em_request *request, em_answer *answer)
{
    const char *token = em_request_header(request, "x-emulator-token");
    size_t size = strlen(world->start.control_token);
    if (token && strlen(token) == size && sw_equal_secret(token, world->start.control_token, size))
        return true;
    return em_answer_error(answer, "InvalidControlToken",
                           "The header x-emulator-token must hold the control_token of the ready line.");
}

static void act(em_world *world, const control_row *row, const em_request *request, em_answer *answer)
{
    sw_json *body = NULL;
    if (em_body_read(request, &body, answer)) {
        char *id = em_path_id(row->path, request->path + sizeof PREFIX - 1);
        row->act(&(control_call){ world, request, id, body, answer });
        sw_release(id);
    }
    sw_json_free(body);
}

/* It is remembered under the time at which it came, which it may move. */
static void let_happen(em_world *world, const control_row *row, const em_request *request, em_answer *answer)
{
    em_history_add(&world->history, em_now(world), request, NULL);
    act(world, row, request, answer);
}

void em_control(em_world *world, const em_request *request, em_answer *answer)
{
    const control_row *row = check_token(world, request, answer) ? find_action(request, answer) : NULL;
    if (row && row->happens)
        let_happen(world, row, request, answer);
    else if (row)
        act(world, row, request, answer);
    if (row && strcmp(row->method, "GET") != 0)
        em_timeline_command(world, request, answer);
}

void em_control_again(em_world *world, const em_request *request, em_answer *answer)
{
    const control_row *row = find_action(request, answer);
    if (row && row->happens)
        let_happen(world, row, request, answer);
}
