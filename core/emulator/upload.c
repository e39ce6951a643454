/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/upload.h"

#include "base/memory.h"
#include "emulator/check.h"
#include "emulator/date.h"
#include "emulator/must.h"
#include "emulator/path.h"
#include "emulator/status.h"

#include <stdio.h>
#include <string.h>

static const char PATH[] = "/emulator/files/:";

/* How long Amazon's URL is good is not known. */
static const int64_t LIFE_OF_URL = EM_HOUR;

typedef struct em_file {
    char id[EM_ID_SIZE];
    const em_merchant *merchant;
    int64_t expires; /* its URL */
    bool uploaded;
} em_file;

static const char *const TYPES[] = { "csv", "pdf", "xls", "xlsx", "doc", "docx", "ods", "jpg", "png", NULL };
static const char *const PURPOSES[] = { "disputeEvidence", NULL };

static const em_field FIELDS[] = {
    { "type", EM_TEXT, true, 0, TYPES, NULL },
    { "purpose", EM_TEXT, true, 0, PURPOSES, NULL },
    { 0 },
};

void em_file_free(void *value)
{
    sw_release(value);
}

static sw_json *write_file(const em_world *world, const em_file *file, const sw_json *body)
{
    char url[256];
    snprintf(url, sizeof url, "%s/emulator/files/%s", world->start.pages_url, file->id);
    sw_json *object = em_json(sw_json_object());
    sw_json_put_text(object, "id", file->id);
    em_put_copy(object, "type", sw_json_get(body, "type"));
    em_put_copy(object, "purpose", sw_json_get(body, "purpose"));
    sw_json_put_text(object, "url", url);
    sw_json_put_text(object, "size", NULL);
    sw_json_put_text(object, "uploadTimestamp", NULL);
    sw_json_put_integer(object, "urlExpirationTimestamp", file->expires);
    return object;
}

void em_upload_file(em_call *call)
{
    if (!em_check(call->answer, call->body, FIELDS))
        return;
    em_file *file = em_new(sizeof *file);
    em_id_uuid(&call->world->ids, EM_ID_FILE, file->id);
    file->merchant = call->merchant;
    file->expires = em_now(call->world) + LIFE_OF_URL;
    em_table_add(&call->world->files, file->id, file);
    em_answer_json(call->answer, 200, write_file(call->world, file, call->body));
}

bool em_is_upload_path(const char *path)
{
    return em_path_matches(PATH, path);
}

/* Who has the URL may put the file there: nothing is signed. */
void em_upload_take(em_world *world, const em_request *request, em_answer *answer)
{
    char *id = em_path_id(PATH, request->path);
    em_file *file = em_table_get(&world->files, id);
    sw_release(id);
    if (strcmp(request->method, "PUT") != 0)
        em_answer_error(answer, "RequestNotSupported", "A file is sent with PUT.");
    else if (!file || em_now(world) >= file->expires)
        em_answer_error(answer, "ResourceNotFound", "There is no such file, or its URL is no longer good.");
    else if (request->body.size == 0)
        em_answer_error(answer, "InvalidRequest", "The file is empty.");
    else {
        file->uploaded = true;
        em_answer_empty(answer, 200);
    }
}

bool em_file_check(em_call *call, const char *id)
{
    const em_file *file = em_table_get(&call->world->files, id);
    if (!file || file->merchant != call->merchant)
        return em_answer_error(call->answer, "InvalidParameterValue",
                               "The value provided for [merchantEvidences.fileId] is invalid: there is no such file.");
    if (!file->uploaded)
        return em_answer_error(call->answer, "InvalidParameterValue",
                               "The value provided for [merchantEvidences.fileId] is invalid: nothing was put at the "
                               "URL of this file.");
    return true;
}
