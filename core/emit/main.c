/* SPDX-License-Identifier: Apache-2.0 */
#include "base/error.h"
#include "emit/emit.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static const struct {
    const char *path;
    int (*write)(sw_buf *out, const char *folder, sw_error *err);
} files[] = {
    { "core/include/savedwallet/operations.h", emit_header },
    { "core/src/pay/operations.c", emit_source },
    { "core/api/functions.def", emit_functions },
    { "core/api/api.json", emit_json },
    { "core/api/REFERENCE.md", emit_reference },
    { "python/savedwallet/types.py", emit_python_types },
    { "python/savedwallet/_operations.py", emit_python_operations },
    { "python/savedwallet/_errors_table.py", emit_python_errors },
    { "php/src/Types.php", emit_php_types },
    { "php/src/Operations.php", emit_php_operations },
    { "php/src/Compat/Operations.php", emit_php_compat },
    { "php/src/Errors.php", emit_php_errors },
    { "php/src/Version.php", emit_php_version },
};

enum { LARGEST_FILE = 1 << 22, LONGEST_PATH = 4096 };

static int save(const char *folder, const char *name, const sw_buf *text, sw_error *err)
{
    char path[LONGEST_PATH];
    if (snprintf(path, sizeof path, "%s/%s", folder, name) >= (int)sizeof path)
        return sw_fail(err, SW_E_LIMIT, "the path of %s is too long", name);
    FILE *file = fopen(path, "wb");
    if (!file)
        return sw_fail(err, SW_E_IO, "%s cannot be written: %s", path, strerror(errno));
    bool whole = fwrite(sw_buf_text(text), 1, text->size, file) == text->size;
    whole = fclose(file) == 0 && whole;
    return whole ? SW_OK : sw_fail(err, SW_E_IO, "%s could not be written whole", path);
}

static int emit(size_t which, const char *api, const char *folder, sw_error *err)
{
    sw_buf text = SW_BUF_INIT(LARGEST_FILE);
    int code = files[which].write(&text, api, err);
    if (code == SW_OK)
        code = sw_buf_check(&text, files[which].path, err);
    if (code == SW_OK)
        code = save(folder, files[which].path, &text, err);
    sw_buf_free(&text);
    return code;
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr,
                "usage: savedwallet-emit API FOLDER\n"
                "Reads core/api at API and writes what is made from it below FOLDER, whose folders are there.\n");
        return 2;
    }
    sw_error err = SW_ERROR_INIT;
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
        if (emit(i, argv[1], argv[2], &err) != SW_OK) {
            fprintf(stderr, "savedwallet-emit: %s\n", err.message);
            return 1;
        }
    return 0;
}
