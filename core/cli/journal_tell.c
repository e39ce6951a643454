/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a journal holds, in words.
 */
#include "cli/journal.h"

#include "base/error.h"
#include "base/text.h"

#include <stdio.h>
#include <string.h>

enum { MOST_COLUMNS = 8, CELL_SIZE = 512 };

static bool is_money(const sw_json *value)
{
    return sw_json_size(value) == 2 && sw_json_get_text(value, "amount") && sw_json_get_text(value, "currencyCode");
}

void cli_value_text(char *out, size_t size, const sw_json *value)
{
    char money[64];
    const char *text = sw_json_text(value);
    char *json = NULL;
    if (is_money(value)) {
        snprintf(money, sizeof money, "%.40s %.8s", sw_json_get_text(value, "amount"),
                 sw_json_get_text(value, "currencyCode"));
        text = money;
    } else if (!text && value && sw_json_kind_of(value) != SW_JSON_NULL) {
        text = json = sw_json_write(value, false);
    }
    sw_error_copy(out, size, text ? text : "");
    sw_json_release_text(json);
}

void cli_print_value(const char *name, const sw_json *value)
{
    char text[CELL_SIZE];
    cli_value_text(text, sizeof text, value);
    if (!*text || sw_json_kind_of(value) == SW_JSON_MISSING)
        return;
    printf("  %-14s %s\n", name, text);
}

/* "charge_id" as people read it: "charge id". */
static const char *name_text(char out[64], const sw_json *member)
{
    sw_error_copy(out, 64, sw_json_name(member));
    for (char *c = out; *c; c++)
        if (*c == '_')
            *c = ' ';
    return out;
}

static void print_member(const sw_json *member)
{
    char name[64];
    cli_print_value(name_text(name, member), member);
}

void cli_print_members(const sw_json *object)
{
    for (const sw_json *each = sw_json_first(object); each; each = sw_json_next(each))
        if (is_money(each) || (sw_json_kind_of(each) != SW_JSON_OBJECT && sw_json_kind_of(each) != SW_JSON_ARRAY))
            print_member(each);
}

void cli_print_row(const char *name, const sw_json *row)
{
    char text[CELL_SIZE], member[64];
    const char *between = "";
    printf("  %-14s ", name);
    for (const sw_json *each = sw_json_first(row); each; each = sw_json_next(each)) {
        cli_value_text(text, sizeof text, each);
        if (!*text)
            continue;
        printf("%s%s %s", between, name_text(member, each), text);
        between = ", ";
    }
    putchar('\n');
}

void cli_print_action(const sw_json *action)
{
    char intent[CELL_SIZE], state[64];
    cli_value_text(intent, sizeof intent, sw_json_get(action, "intent"));
    cli_value_text(state, sizeof state, sw_json_get(action, "state"));
    printf("%s: %s\n", *intent ? intent : "(no intent)", state);
    for (const sw_json *each = sw_json_first(action); each; each = sw_json_next(each)) {
        const char *name = sw_json_name(each);
        if (strcmp(name, "intent") == 0 || strcmp(name, "state") == 0)
            continue;
        if (sw_json_kind_of(each) == SW_JSON_ARRAY)
            for (const sw_json *row = sw_json_first(each); row; row = sw_json_next(row))
                cli_print_row(name, row);
        else if (sw_json_kind_of(each) != SW_JSON_BOOL || sw_json_is_true(each))
            print_member(each);
    }
}

/* How many characters are seen: bytes that go on with one are not counted. */
static int width_of(const char *text)
{
    int width = 0;
    for (; *text; text++)
        width += ((unsigned char)*text & 0xC0) != 0x80;
    return width;
}

static void put_cell(const char *text, int width, bool is_last)
{
    int left = is_last ? 0 : width - width_of(text) + 2;
    printf("%s%*s", text, left > 0 ? left : 0, "");
}

void cli_print_table(const sw_json *rows, const cli_column *columns, size_t count)
{
    char text[CELL_SIZE];
    int widths[MOST_COLUMNS] = { 0 };
    count = count < MOST_COLUMNS ? count : MOST_COLUMNS;
    for (size_t i = 0; i < count; i++)
        widths[i] = width_of(columns[i].title);
    for (const sw_json *row = sw_json_first(rows); row; row = sw_json_next(row))
        for (size_t i = 0; i < count; i++) {
            cli_value_text(text, sizeof text, sw_json_get(row, columns[i].member));
            int width = width_of(text);
            widths[i] = width > widths[i] ? width : widths[i];
        }
    for (size_t i = 0; i < count; i++)
        put_cell(columns[i].title, widths[i], i + 1 == count);
    putchar('\n');
    for (const sw_json *row = sw_json_first(rows); row; row = sw_json_next(row)) {
        for (size_t i = 0; i < count; i++) {
            cli_value_text(text, sizeof text, sw_json_get(row, columns[i].member));
            put_cell(text, widths[i], i + 1 == count);
        }
        putchar('\n');
    }
}
