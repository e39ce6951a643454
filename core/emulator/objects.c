/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/objects.h"

#include "emulator/check.h"
#include "emulator/dispute.h"
#include "emulator/must.h"
#include "emulator/query.h"
#include "emulator/refund.h"

#include <stddef.h>
#include <string.h>

enum { USUAL_LIMIT = 100 };

static sw_json *write_session(const em_world *world, const void *object)
{
    return em_session_write(world, object);
}

static sw_json *write_permission(const em_world *world, const void *object)
{
    return em_permission_write(world, object);
}

static sw_json *write_charge(const em_world *world, const void *object)
{
    return em_charge_write(world, object);
}

static sw_json *write_refund(const em_world *world, const void *object)
{
    (void)world;
    return em_refund_write(object);
}

static sw_json *write_dispute(const em_world *world, const void *object)
{
    (void)world;
    return em_dispute_write(object);
}

static const struct kind {
    const char *name;
    size_t table; /* where it lies in the world */
    size_t status;
    sw_json *(*write)(const em_world *world, const void *object);
} KINDS[] = {
    { "checkoutSessions", offsetof(em_world, sessions), offsetof(em_session, status), write_session },
    { "chargePermissions", offsetof(em_world, permissions), offsetof(em_permission, status), write_permission },
    { "charges", offsetof(em_world, charges), offsetof(em_charge, status), write_charge },
    { "refunds", offsetof(em_world, refunds), offsetof(em_refund, status), write_refund },
    { "disputes", offsetof(em_world, disputes), offsetof(em_dispute, status), write_dispute },
};

enum { KIND_COUNT = sizeof KINDS / sizeof *KINDS };

static const em_table *table_of(const em_world *world, const struct kind *kind)
{
    return (const em_table *)(const void *)((const char *)world + kind->table);
}

void em_objects_put_all(sw_json *out, const em_world *world)
{
    for (size_t k = 0; k < KIND_COUNT; k++) {
        const em_table *table = table_of(world, &KINDS[k]);
        sw_json *list = em_json(sw_json_array());
        for (size_t i = 0; i < table->count; i++)
            sw_json_append(list, KINDS[k].write(world, table->entries[i].value));
        sw_json_put(out, KINDS[k].name, list);
    }
}

static sw_json *write_row(const struct kind *kind, const em_entry *entry)
{
    const em_status *status = (const em_status *)(const void *)((const char *)entry->value + kind->status);
    sw_json *row = em_json(sw_json_object());
    sw_json_put_text(row, "id", entry->name);
    sw_json_put_text(row, "state", status->state);
    sw_json_put_text(row, "reasonCode", status->reason);
    em_put_time(row, "lastUpdatedTimestamp", status->updated);
    return row;
}

static const struct kind *find_kind(const char *name)
{
    for (size_t k = 0; name && k < KIND_COUNT; k++)
        if (strcmp(KINDS[k].name, name) == 0)
            return &KINDS[k];
    return &KINDS[0];
}

/* @return true: there are more than were asked for */
static bool write_rows(sw_json *list, const em_world *world, const struct kind *kind, const sw_json *query)
{
    const em_table *table = table_of(world, kind);
    const char *search = sw_json_get_text(query, "search");
    int64_t skip = em_query_digits(query, "skip", 0);
    int64_t left = em_query_digits(query, "limit", USUAL_LIMIT);
    for (size_t i = table->count; i-- > 0;) {
        if (search && !strstr(table->entries[i].name, search))
            continue;
        if (skip > 0) {
            skip--;
            continue;
        }
        if (left-- == 0)
            return true;
        sw_json_append(list, write_row(kind, &table->entries[i]));
    }
    return false;
}

void em_objects_list(const em_world *world, const char *text, em_answer *answer)
{
    sw_json *query = em_query_read(text);
    sw_json *out = em_json(sw_json_object());
    sw_json *counts = em_json(sw_json_object());
    sw_json *list = em_json(sw_json_array());
    for (size_t k = 0; k < KIND_COUNT; k++)
        sw_json_put_integer(counts, KINDS[k].name, (int64_t)table_of(world, &KINDS[k])->count);
    bool more = write_rows(list, world, find_kind(sw_json_get_text(query, "kind")), query);
    sw_json_put(out, "kinds", counts);
    sw_json_put(out, "objects", list);
    sw_json_put_bool(out, "more", more);
    em_answer_json(answer, 200, out);
    sw_json_free(query);
}

void em_objects_tell(const em_world *world, const char *id, em_answer *answer)
{
    for (size_t k = 0; k < KIND_COUNT; k++) {
        const void *object = em_table_get(table_of(world, &KINDS[k]), id);
        if (!object)
            continue;
        sw_json *out = em_json(sw_json_object());
        sw_json_put_text(out, "kind", KINDS[k].name);
        sw_json_put(out, "object", KINDS[k].write(world, object));
        em_answer_json(answer, 200, out);
        return;
    }
    em_answer_error(answer, "ResourceNotFound", "There is no object with this id.");
}
