/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/input.h"

#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int cli_read_bytes(sw_buf *out, const char *path, const char *what, sw_error *err)
{
    if (strcmp(path, "-") == 0)
        return sw_file_read_open(out, STDIN_FILENO, "standard input", what, err);
    return sw_file_read(out, path, what, err);
}

int cli_read_key(sw_key **out, const char *path, sw_error *err)
{
    const char *passphrase = getenv("SAVEDWALLET_PRIVATE_KEY_PASSPHRASE");
    return sw_key_from_file(out, path, passphrase && *passphrase ? passphrase : NULL, err);
}

int cli_read_algorithm(sw_algorithm *out, const char *name, sw_error *err)
{
    *out = SW_ALGORITHM_DEFAULT;
    return name ? sw_algorithm_parse(out, name, err) : SW_OK;
}

/* Copies the texts one after another, each closed with a NUL: the pieces are cut out of the copy. */
static char *copy_texts(const cli_texts *texts)
{
    size_t size = 0;
    for (size_t i = 0; i < texts->count; i++)
        size += strlen(texts->items[i]) + 1;
    char *copy = sw_alloc(size), *to = copy;
    for (size_t i = 0; copy && i < texts->count; i++) {
        size_t length = strlen(texts->items[i]) + 1;
        memcpy(to, texts->items[i], length);
        to += length;
    }
    return copy;
}

/* Cuts "name: value" or "name=value" in two. The text is not shown in the message: it may be a token. */
static int cut(char **value, char *text, char separator, const char *option, const char *shape, sw_error *err)
{
    *value = strchr(text, separator);
    if (!*value || *value == text)
        return sw_fail_field(err, SW_E_INVALID, option, "--%s takes %s; one that was given has no '%c' after a name",
                             option, shape, separator);
    *(*value)++ = '\0';
    *value += strspn(*value, separator == ':' ? " \t" : "");
    return SW_OK;
}

int cli_headers_read(cli_headers *out, const cli_texts *texts, sw_error *err)
{
    *out = (cli_headers){ .text = copy_texts(texts) };
    int code = out->text ? SW_OK : sw_fail_memory(err);
    for (char *name = out->text, *value; name && code == SW_OK && out->count < texts->count;) {
        char *next = name + strlen(name) + 1;
        code = cut(&value, name, ':', "header", "'name: value'", err);
        if (code == SW_OK)
            out->items[out->count++] = (sw_header){ name, value };
        name = next;
    }
    return code;
}

void cli_headers_free(cli_headers *headers)
{
    sw_release(headers->text);
}

int cli_pairs_read(cli_pairs *out, const cli_texts *texts, sw_error *err)
{
    *out = (cli_pairs){ .text = copy_texts(texts) };
    int code = out->text ? SW_OK : sw_fail_memory(err);
    for (char *name = out->text, *value; name && code == SW_OK && out->count < texts->count;) {
        char *next = name + strlen(name) + 1;
        code = cut(&value, name, '=', "query", "name=value", err);
        if (code == SW_OK)
            out->items[out->count++] = (sw_query_pair){ name, value };
        name = next;
    }
    return code;
}

void cli_pairs_free(cli_pairs *pairs)
{
    sw_release(pairs->text);
}
