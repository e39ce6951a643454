/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/timeline.h"

#include "base/memory.h"
#include "base/text.h"
#include "emulator/date.h"
#include "emulator/must.h"
#include "emulator/query.h"
#include "emulator/status.h"
#include "emulator/world.h"

#include <string.h>

/* What came over the wire may be no text at all. */
static void put_bytes(sw_json *event, const char *name, const char *bytes)
{
    sw_json_put_text(event, name, sw_is_utf8(bytes, strlen(bytes)) ? bytes : "(not UTF-8)");
}

static sw_json *begin(const em_world *world, const char *kind)
{
    char at[EM_DATE_ISO_SIZE];
    sw_json *event = em_json(sw_json_object());
    em_date_iso(at, em_now(world));
    sw_json_put_integer(event, "number", world->timeline.count + 1);
    sw_json_put_text(event, "at", at);
    sw_json_put_text(event, "kind", kind);
    return event;
}

static void add(em_timeline *timeline, sw_json *event)
{
    if (!timeline->kept)
        timeline->kept = em_new(EM_MAX_EVENTS * sizeof *timeline->kept);
    char *text = sw_json_write(em_json(event), false);
    char **place = &timeline->kept[++timeline->count % EM_MAX_EVENTS];
    sw_release(*place);
    *place = em_copy(text ? text : "{}");
    sw_json_release_text(text);
    sw_json_free(event);
}

void em_timeline_request(em_world *world, const em_request *request, const em_answer *answer, const em_remark *remark,
                         int64_t number)
{
    sw_json *event = begin(world, number > 0 ? "request" : "page");
    put_bytes(event, "method", request->method);
    put_bytes(event, "path", request->path);
    sw_json_put_text(event, "operation", remark->operation);
    sw_json_put_integer(event, "status", answer->status);
    sw_json_put_text(event, "reasonCode", *answer->reason ? answer->reason : NULL);
    sw_json_put_text(event, "requestId", remark->request_id);
    sw_json_put_bool(event, "replayed", remark->replayed);
    sw_json_put_text(event, "fault", remark->fault);
    sw_json_put_integer(event, "request", number);
    add(&world->timeline, event);
}

void em_timeline_state(em_world *world, const char *type, const char *id, const em_status *status)
{
    sw_json *event = begin(world, "state");
    sw_json_put_text(event, "objectType", type);
    sw_json_put_text(event, "objectId", id);
    sw_json_put_text(event, "state", status->state);
    sw_json_put_text(event, "reasonCode", status->reason);
    add(&world->timeline, event);
}

void em_timeline_message(em_world *world, const char *kind, const em_message *message, long status, const char *error)
{
    sw_json *event = begin(world, kind);
    sw_json_put_text(event, "messageId", message->message_id);
    sw_json_put_text(event, "objectType", message->object_type);
    sw_json_put_text(event, "objectId", message->object_id);
    sw_json_put_text(event, "outcome", message->outcome);
    if (status > 0)
        sw_json_put_integer(event, "status", status);
    sw_json_put_text(event, "error", error);
    add(&world->timeline, event);
}

void em_timeline_command(em_world *world, const em_request *request, const em_answer *answer)
{
    const char *body = sw_buf_text(&request->body);
    sw_json *event = begin(world, "command");
    put_bytes(event, "method", request->method);
    put_bytes(event, "path", request->path);
    put_bytes(event, "body", strlen(body) < 500 ? body : "");
    sw_json_put_integer(event, "status", answer->status);
    sw_json_put_text(event, "reasonCode", *answer->reason ? answer->reason : NULL);
    add(&world->timeline, event);
}

static sw_json *write_events(const em_timeline *timeline, int64_t since, int64_t most)
{
    sw_json *list = em_json(sw_json_array());
    int64_t oldest = timeline->count >= EM_MAX_EVENTS ? timeline->count - EM_MAX_EVENTS + 1 : 1;
    int64_t from = since >= oldest ? since + 1 : oldest;
    for (int64_t n = from; n <= timeline->count && n < from + most; n++)
        sw_json_append(list, em_json(sw_json_new_raw(timeline->kept[n % EM_MAX_EVENTS])));
    return list;
}

void em_timeline_tell(const em_world *world, const char *text, em_answer *answer)
{
    char now[EM_DATE_ISO_SIZE];
    sw_json *query = em_query_read(text);
    sw_json *out = em_json(sw_json_object());
    int64_t since = em_query_digits(query, "since", 0);
    bool waits = sw_json_get(query, "wait") != NULL && since == world->timeline.count;
    em_date_iso(now, em_now(world));
    sw_json_put(out, "events", write_events(&world->timeline, since, em_query_digits(query, "limit", 1000)));
    sw_json_put_integer(out, "count", world->timeline.count);
    sw_json_put_integer(out, "begun", (int64_t)world->begun);
    sw_json_put_text(out, "now", now);
    sw_json_put_bool(out, "frozen", world->clock.frozen);
    em_answer_json(answer, 200, out);
    answer->manner.awaits_news = waits;
    sw_json_free(query);
}

void em_timeline_free(em_timeline *timeline)
{
    for (size_t i = 0; timeline->kept && i < EM_MAX_EVENTS; i++)
        sw_release(timeline->kept[i]);
    sw_release(timeline->kept);
    *timeline = (em_timeline){ 0 };
}
