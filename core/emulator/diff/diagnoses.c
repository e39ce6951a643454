/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/diff/diagnoses.h"

#include "base/text.h"
#include "emulator/must.h"

#include <stdio.h>
#include <string.h>

void em_diagnoses_remember(em_diagnoses *diagnoses, const char *text, const em_request *request)
{
    em_signed *place = &diagnoses->right[diagnoses->right_count++ % EM_MAX_SIGNED];
    snprintf(place->text, sizeof place->text, "%s", text);
    snprintf(place->what, sizeof place->what, "%s %.100s", request->method,
             sw_is_printable(request->path) ? request->path : "?");
}

void em_diagnoses_keep(em_diagnoses *diagnoses, sw_json *diagnosis)
{
    sw_json **place = &diagnoses->kept[diagnoses->count++ % EM_MAX_DIAGNOSES];
    sw_json_free(*place);
    *place = diagnosis;
}

static size_t oldest_of(const em_diagnoses *diagnoses)
{
    return diagnoses->count > EM_MAX_DIAGNOSES ? diagnoses->count - EM_MAX_DIAGNOSES : 0;
}

void em_diagnoses_list(const em_diagnoses *diagnoses, em_answer *answer)
{
    sw_json *out = em_json(sw_json_object());
    sw_json *list = em_json(sw_json_array());
    for (size_t i = diagnoses->count; i > oldest_of(diagnoses); i--)
        sw_json_append(list, em_json(sw_json_copy(diagnoses->kept[(i - 1) % EM_MAX_DIAGNOSES])));
    sw_json_put(out, "diagnoses", list);
    em_answer_json(answer, 200, out);
}

void em_diagnoses_tell(const em_diagnoses *diagnoses, const char *request_id, em_answer *answer)
{
    for (size_t i = oldest_of(diagnoses); i < diagnoses->count; i++) {
        const sw_json *one = diagnoses->kept[i % EM_MAX_DIAGNOSES];
        if (strcmp(sw_json_get_text(one, "requestId"), request_id) == 0) {
            em_answer_json(answer, 200, em_json(sw_json_copy(one)));
            return;
        }
    }
    em_answer_error(answer, "ResourceNotFound",
                    "No signature was refused under this request id; it is in the answer's x-amz-pay-request-id.");
}

void em_diagnoses_free(em_diagnoses *diagnoses)
{
    for (size_t i = 0; i < EM_MAX_DIAGNOSES; i++)
        sw_json_free(diagnoses->kept[i]);
    *diagnoses = (em_diagnoses){ 0 };
}
