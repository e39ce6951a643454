/* SPDX-License-Identifier: Apache-2.0 */
#include "face/told.h"

#include <stdio.h>
#include <string.h>

static bool put_json(sw_json *object, const char *name, const char *json)
{
    return sw_json_put(object, name, json ? sw_json_new_raw(json) : sw_json_new_null());
}

static sw_json *headers_of(const sw_button *button)
{
    size_t count = 0;
    const sw_header *headers = sw_button_headers(button, &count);
    sw_json *object = sw_json_object();
    bool whole = object;
    for (size_t i = 0; whole && i < count; i++)
        whole = sw_json_put_text(object, headers[i].name, headers[i].value);
    return sw_told_whole(object, whole);
}

static sw_json *warnings_of(const sw_button *button)
{
    sw_json *array = sw_json_array();
    bool whole = array;
    sw_problem problem;
    for (size_t i = 0; whole && sw_problems_get(&problem, sw_button_problems(button), i); i++) {
        char text[512];
        snprintf(text, sizeof text, "%s %s", problem.pointer, problem.message);
        whole = sw_json_append(array, sw_told_bytes(text, strlen(text)));
    }
    return sw_told_whole(array, whole);
}

sw_json *sw_told_button(const sw_button *button, const char *csp, const char *html)
{
    sw_json *object = sw_json_object();
    return sw_told_whole(
        object, sw_json_put_text(object, "payload_json", sw_button_payload_json(button)) &&
                    sw_json_put_text(object, "signature", sw_button_signature(button)) &&
                    sw_json_put_text(object, "algorithm", sw_button_algorithm(button)) &&
                    sw_json_put_text(object, "public_key_id", sw_button_public_key_id(button)) &&
                    sw_json_put_text(object, "script_url", sw_button_script_url(button)) &&
                    put_json(object, "options", sw_button_options_json(button)) &&
                    put_json(object, "lazy", sw_button_lazy_json(button)) &&
                    put_json(object, "initiate", sw_button_initiate_json(button)) &&
                    sw_json_put_text(object, "csp", csp) && sw_json_put(object, "headers", headers_of(button)) &&
                    sw_json_put_text(object, "html", html) && sw_json_put(object, "warnings", warnings_of(button)));
}
