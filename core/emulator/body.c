/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/body.h"

#include "emulator/must.h"

bool em_body_read(const em_request *request, sw_json **out, em_answer *answer)
{
    sw_error err = SW_ERROR_INIT;
    if (request->body.size == 0) {
        *out = em_json(sw_json_object());
        return true;
    }
    if (sw_json_parse(out, sw_buf_text(&request->body), request->body.size, &err) == SW_OK)
        return true;
    return em_answer_error(answer, "InvalidRequestFormat", "The body cannot be read: %s.", err.message);
}
