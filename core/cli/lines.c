/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/lines.h"

#include "base/error.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

int cli_lines_open(cli_lines *out, const char *path, size_t ceiling, sw_error *err)
{
    bool is_stdin = strcmp(path, "-") == 0;
    struct stat about = { 0 };
    *out = (cli_lines){ .name = is_stdin ? "standard input" : path, .line = SW_BUF_INIT(ceiling) };
    out->file = is_stdin ? stdin : fopen(path, "r");
    if (!out->file)
        return sw_fail(err, SW_E_IO, "the file \"%s\" cannot be read: %s", path, strerror(errno));
    if (fstat(fileno(out->file), &about) == 0 && S_ISDIR(about.st_mode))
        return sw_fail(err, SW_E_IO, "the file \"%s\" cannot be read: it is a directory", path);
    if (S_ISREG(about.st_mode))
        out->all_bytes = about.st_size;
    return SW_OK;
}

/* @return false at the end of the file, when there is nothing before it */
static bool read_line(cli_lines *lines)
{
    int c = 0;
    int64_t before = lines->read_bytes;
    sw_buf_clear(&lines->line);
    while ((c = getc_unlocked(lines->file)) != EOF && ++lines->read_bytes && c != '\n')
        sw_buf_add_char(&lines->line, (char)c);
    lines->is_too_long = sw_buf_check(&lines->line, "a line", NULL) < 0;
    return lines->read_bytes > before && !ferror(lines->file);
}

bool cli_lines_next(cli_lines *lines)
{
    while (read_line(lines)) {
        const char *text = sw_buf_text(&lines->line);
        lines->number++;
        if (lines->is_too_long || strspn(text, " \t\r") < lines->line.size)
            return true;
    }
    return false;
}

int cli_lines_close(cli_lines *lines, sw_error *err)
{
    int code = SW_OK;
    if (lines->file && ferror(lines->file))
        code = sw_fail(err, SW_E_IO, "\"%s\" cannot be read to its end; what was read before is done", lines->name);
    if (lines->file && lines->file != stdin)
        fclose(lines->file);
    sw_buf_free(&lines->line);
    return code;
}
