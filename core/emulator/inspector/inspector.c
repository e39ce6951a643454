/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/inspector/inspector.h"

#include "emulator/must.h"
#include "emulator/web/page.h"

#include <string.h>

bool em_is_inspector_path(const char *path)
{
    return strcmp(path, "/emulator/") == 0 || strcmp(path, "/emulator") == 0;
}

void em_inspector(const em_request *request, em_answer *answer)
{
    sw_json *view;
    if (strcmp(request->method, "GET") != 0) {
        em_answer_wrong_method(answer, request->method);
        return;
    }
    view = em_json(sw_json_object());
    sw_json_put_text(view, "lang", "en");
    sw_json_put_text(view, "title", "Inspector");
    sw_json *modules = em_json(sw_json_array());
    sw_json_append(modules, em_json(sw_json_new_text("/assets/inspector.js")));
    sw_json_put(view, "modules", modules);
    em_page(answer, 200, "inspector.html", view, "connect-src 'self'; form-action 'none'");
}
