/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/web/asset.h"

#include <string.h>

static const char PREFIX[] = "/assets/";

#define ASSET(symbol, folder, file, public) extern const char(symbol)[];
#include "emulator/web/assets.def"
#undef ASSET

static const struct {
    const char *file;
    const char *text;
    bool is_public;
} ASSETS[] = {
#define ASSET(symbol, folder, file, public) { #file, symbol, public },
#include "emulator/web/assets.def"
#undef ASSET
};

const char *em_asset_text(const char *file)
{
    for (size_t i = 0; i < sizeof ASSETS / sizeof *ASSETS; i++)
        if (strcmp(ASSETS[i].file, file) == 0)
            return ASSETS[i].text;
    return NULL;
}

bool em_is_asset_path(const char *path)
{
    return strncmp(path, PREFIX, sizeof PREFIX - 1) == 0;
}

static const char *type_of(const char *file)
{
    return strstr(file, ".css") ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8";
}

void em_asset_send(const em_request *request, em_answer *answer)
{
    const char *file = request->path + sizeof PREFIX - 1;
    if (strcmp(request->method, "GET") != 0) {
        em_answer_wrong_method(answer, request->method);
        return;
    }
    for (size_t i = 0; i < sizeof ASSETS / sizeof *ASSETS; i++)
        if (ASSETS[i].is_public && strcmp(ASSETS[i].file, file) == 0) {
            em_answer_page(answer, type_of(file), ASSETS[i].text);
            return;
        }
    em_answer_error(answer, "ResourceNotFound", "There is no such file.");
}
