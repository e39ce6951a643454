/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/pages/script.h"

#include "emulator/web/asset.h"

#include <string.h>

bool em_is_script_path(const char *path)
{
    return strcmp(path, "/checkout.js") == 0;
}

/* Amazon has a script for each region, so this one is told its own. */
static void write_script(sw_buf *out, const char *text, const char *region)
{
    static const char mark[] = "@REGION@";
    const char *found = strstr(text, mark);
    sw_buf_add(out, text, found ? (size_t)(found - text) : strlen(text));
    sw_buf_add_text(out, found ? region : "");
    sw_buf_add_text(out, found ? found + sizeof mark - 1 : "");
}

void em_script_send(const em_world *world, const em_request *request, em_answer *answer)
{
    sw_buf script = SW_BUF_INIT(EM_MAX_BODY);
    if (strcmp(request->method, "GET") != 0) {
        em_answer_wrong_method(answer, request->method);
        return;
    }
    write_script(&script, em_asset_text("checkout.js"), world->start.region->name);
    em_answer_page(answer, "text/javascript; charset=utf-8", sw_buf_text(&script));
    sw_buf_free(&script);
}
