/* SPDX-License-Identifier: Apache-2.0 */
#include "base/error.h"
#include "base/memory.h"
#include "pay/batch.h"

#include <string.h>

/* More ids than any path has are refused with their count alone; so are too many headers, and a body that is too long.
 */
enum { MOST_IDS = 8 };

/* What a call points to until it ends; the rest is read while it is prepared. */
typedef struct parts {
    const char *const *ids;
    size_t id_count;
    const sw_header *headers;
    size_t header_count;
    const void *body;
    size_t body_size;
    const char *simulate;
} parts;

static parts parts_of(const sw_request *request, const sw_call *call)
{
    parts it = { request->ids,  request->id_count,  call->headers, call->header_count,
                 request->body, request->body_size, call->simulate };
    if (!it.ids || it.id_count > MOST_IDS)
        it.id_count = 0;
    if (!it.headers || it.header_count > SW_MAX_HEADERS)
        it.header_count = 0;
    if (!it.body || it.body_size > SW_MAX_REQUEST_BODY)
        it.body_size = 0;
    return it;
}

static size_t size_of_text(const char *text)
{
    return text ? strlen(text) + 1 : 0;
}

static size_t size_of(const parts *it)
{
    size_t size = it->id_count * sizeof *it->ids + it->header_count * sizeof *it->headers;
    for (size_t i = 0; i < it->id_count; i++)
        size += size_of_text(it->ids[i]);
    for (size_t i = 0; i < it->header_count; i++)
        size += size_of_text(it->headers[i].name) + size_of_text(it->headers[i].value);
    return size + it->body_size + size_of_text(it->simulate);
}

/* Puts bytes into the room behind the call, and moves on. */
static void *put(char **room, const void *bytes, size_t size)
{
    void *place = *room;
    if (size > 0)
        memcpy(place, bytes, size);
    *room += size;
    return place;
}

static const char *put_text(char **room, const char *text)
{
    return text ? put(room, text, size_of_text(text)) : NULL;
}

/* Lets request and call point to copies. The lists come first: behind the struct they lie as they have to. */
static void copy_parts(char *room, const parts *it, sw_request *request, sw_call *call)
{
    const char **ids = put(&room, it->ids, it->id_count * sizeof *ids);
    sw_header *headers = put(&room, it->headers, it->header_count * sizeof *headers);
    for (size_t i = 0; i < it->id_count; i++)
        ids[i] = put_text(&room, ids[i]);
    for (size_t i = 0; i < it->header_count; i++)
        headers[i] = (sw_header){ put_text(&room, headers[i].name), put_text(&room, headers[i].value) };
    if (it->id_count > 0)
        request->ids = ids;
    if (it->header_count > 0)
        call->headers = headers;
    if (it->body_size > 0)
        request->body = put(&room, it->body, it->body_size);
    call->simulate = put_text(&room, it->simulate);
}

int sw_batch_call_new(sw_batch_call **out, sw_client *client, const sw_request *request, const sw_call *call,
                      sw_error *err)
{
    sw_request own_request = *request;
    sw_call own_call = call ? *call : (sw_call)SW_CALL_INIT;
    parts it = parts_of(&own_request, &own_call);
    size_t size = sizeof(sw_batch_call) + size_of(&it);
    sw_batch_call *made = sw_alloc(size);
    if (!made)
        return sw_fail_memory(err);
    made->size = size;
    copy_parts((char *)(made + 1), &it, &own_request, &own_call);
    int code = sw_calling_begin(&made->calling, client, &own_request, &own_call, err);
    if (code == SW_OK)
        *out = made;
    else
        sw_release_secret((char *)made, size);
    return code;
}

void sw_batch_call_end(sw_batch_call *call)
{
    call->error = (sw_error)SW_ERROR_INIT;
    call->code = sw_calling_end(&call->calling, &call->answer, &call->error);
}

void sw_batch_call_free(sw_batch_call *call, bool ended)
{
    if (!ended)
        sw_calling_end(&call->calling, NULL, NULL);
    sw_response_free(call->answer);
    sw_release_secret((char *)call, call->size);
}

void sw_batch_list_add(sw_batch_list *list, sw_batch_call *call)
{
    call->next = NULL;
    if (list->last)
        list->last->next = call;
    else
        list->first = call;
    list->last = call;
}

void sw_batch_list_remove(sw_batch_list *list, sw_batch_call *call)
{
    sw_batch_call *before = NULL;
    for (sw_batch_call *each = list->first; each != call; each = each->next)
        before = each;
    if (before)
        before->next = call->next;
    else
        list->first = call->next;
    if (list->last == call)
        list->last = before;
}
