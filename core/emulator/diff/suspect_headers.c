/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/diff/suspect.h"

#include "base/clock.h"
#include "base/memory.h"
#include "base/text.h"
#include "emulator/date.h"
#include "emulator/must.h"

#include <stdio.h>
#include <string.h>

enum { LONGEST = 256 * 1024, MOST_HEADERS = 24, MOST_SECONDS = 300 };

/* The start of a header's line; NULL: it is not signed. */
static const char *find_line(const em_suspect *s, const char *name)
{
    size_t size = strlen(name);
    const char *line = s->parts[EM_PART_HEADERS];
    for (; *line; line += strcspn(line, "\n") + 1)
        if (strncmp(line, name, size) == 0 && line[size] == ':')
            return line;
    return NULL;
}

/* All lines, with the value of one of them changed. */
static char *with_value(const em_suspect *s, const char *name, const char *value)
{
    sw_buf out = SW_BUF_INIT(LONGEST);
    const char *all = s->parts[EM_PART_HEADERS];
    const char *line = find_line(s, name);
    if (!line || !value)
        return NULL;
    sw_buf_add(&out, all, (size_t)(line - all));
    sw_buf_addf(&out, "%s:", name);
    sw_buf_add_text(&out, value);
    sw_buf_add_text(&out, line + strcspn(line, "\n"));
    return em_take(&out);
}

static bool read_date(const em_suspect *s, int64_t *date)
{
    const char *text = em_request_header(s->request, "x-amz-pay-date");
    return text && em_date_read(date, text);
}

static char *with_date(const em_suspect *s, int64_t date, bool extended)
{
    char text[EM_DATE_ISO_SIZE + SW_DATE_SIZE];
    if (extended)
        em_date_iso(text, date);
    else
        sw_date_write(text, date);
    return with_value(s, "x-amz-pay-date", text);
}

static char *other_date_form(const em_suspect *s, int n)
{
    int64_t date;
    return read_date(s, &date) ? with_date(s, date, n == 1) : NULL;
}

static char *other_second(const em_suspect *s, int n)
{
    int64_t date;
    int seconds = n / 4 + 1;
    if (!read_date(s, &date))
        return NULL;
    return with_date(s, date + (int64_t)(n % 2 ? seconds : -seconds) * EM_SECOND, n / 2 % 2 == 1);
}

static char *other_region(const em_suspect *s, int n)
{
    static const char *const regions[] = { "na", "eu", "jp", "NA", "EU", "JP", "us", "de", "uk" };
    return with_value(s, "x-amz-pay-region", regions[n]);
}

static char *other_host(const em_suspect *s, int n)
{
    static const char *const hosts[] = { "pay-api.amazon.com", "pay-api.amazon.eu", "pay-api.amazon.jp" };
    static const char *const schemes[] = { "https://", "" };
    char text[300];
    const char *own = em_request_header(s->request, "x-amz-pay-host");
    const char *asked = em_request_header(s->request, "host");
    if (n < 3)
        return with_value(s, "x-amz-pay-host", hosts[n]);
    const char *host = n < 6 ? own : asked;
    if (!host)
        return NULL;
    int length = (n - 3) % 3 == 2 ? (int)strcspn(host, ":") : (int)strlen(host);
    snprintf(text, sizeof text, "%s%.*s", (n - 3) % 3 == 0 ? schemes[0] : schemes[1], length, host);
    return with_value(s, "x-amz-pay-host", text);
}

static char *other_type(const em_suspect *s, int n)
{
    static const char *const types[] = { "application/json", "application/json; charset=utf-8",
                                         "application/json; charset=UTF-8", "application/json;charset=utf-8", "" };
    return with_value(s, "content-type", types[n]);
}

static char *other_accept(const em_suspect *s, int n)
{
    static const char *const types[] = { "application/json", "*/*", "application/json, */*",
                                         "application/json, text/plain, */*", "" };
    return with_value(s, "accept", types[n]);
}

/* The n-th line; NULL: there are fewer. */
static const char *line_at(const em_suspect *s, int n)
{
    const char *line = s->parts[EM_PART_HEADERS];
    for (; *line && n > 0; n--)
        line += strcspn(line, "\n") + 1;
    return *line ? line : NULL;
}

static char *without_line(const em_suspect *s, int n)
{
    sw_buf out = SW_BUF_INIT(LONGEST);
    const char *line = line_at(s, n);
    if (!line)
        return NULL;
    sw_buf_add(&out, s->parts[EM_PART_HEADERS], (size_t)(line - s->parts[EM_PART_HEADERS]));
    sw_buf_add_text(&out, line + strcspn(line, "\n") + 1);
    return em_take(&out);
}

static char *empty_value(const em_suspect *s, int n)
{
    char name[128];
    const char *line = line_at(s, n);
    if (!line)
        return NULL;
    snprintf(name, sizeof name, "%.*s", (int)strcspn(line, ":"), line);
    return with_value(s, name, "");
}

/* One line for each name of a list, in its order, with the values as they were sent. */
static char *lines_in_order(const em_suspect *s, const char *mark)
{
    sw_buf out = SW_BUF_INIT(LONGEST);
    for (const char *name = s->parts[EM_PART_NAMES]; *name;) {
        char one[128];
        size_t size = strcspn(name, ";");
        snprintf(one, sizeof one, "%.*s", (int)(size < 127 ? size : 127), name);
        const char *value = em_request_header(s->request, one);
        sw_buf_addf(&out, "%s%s", one, mark);
        sw_buf_add_text(&out, value ? value : "");
        sw_buf_add_char(&out, '\n');
        name += size + (name[size] == ';');
    }
    return em_take(&out);
}

static char *as_listed(const em_suspect *s, int n)
{
    (void)n;
    return lines_in_order(s, ":");
}

static char *as_sent(const em_suspect *s, int n)
{
    sw_buf out = SW_BUF_INIT(LONGEST);
    (void)n;
    for (size_t i = 0; i < s->request->header_count; i++) {
        const em_header *header = &s->request->headers[i];
        char lower[128];
        snprintf(lower, sizeof lower, "%s", header->name);
        for (char *c = lower; *c; c++)
            *c = sw_lower(*c);
        if (!find_line(s, lower))
            continue;
        sw_buf_addf(&out, "%s:", lower);
        sw_buf_add_text(&out, header->value);
        sw_buf_add_char(&out, '\n');
    }
    return em_take(&out);
}

static char *space_after_colon(const em_suspect *s, int n)
{
    (void)n;
    return lines_in_order(s, ": ");
}

/* "X-Amz-Pay-Date", or all in upper case. */
static char *names_in_capitals(const em_suspect *s, int n)
{
    char *out = em_copy(s->parts[EM_PART_HEADERS]);
    bool in_name = true, at_start = true;
    for (char *c = out; *c; c++) {
        if (in_name && *c >= 'a' && *c <= 'z' && (at_start || n == 1))
            *c = (char)(*c - 32);
        at_start = *c == '-' || *c == '\n';
        in_name = *c == '\n' || (in_name && *c != ':');
    }
    return out;
}

static char *lower_values(const em_suspect *s, int n)
{
    (void)n;
    char *out = em_copy(s->parts[EM_PART_HEADERS]);
    for (char *c = out; *c; c++)
        *c = sw_lower(*c);
    return out;
}

static char *names_with_commas(const em_suspect *s, int n)
{
    static const char *const marks[] = { ",", ", ", "; ", " " };
    return em_replaced(s->parts[EM_PART_NAMES], ";", marks[n]);
}

static char *names_with_end(const em_suspect *s, int n)
{
    sw_buf out = SW_BUF_INIT(LONGEST);
    (void)n;
    sw_buf_add_text(&out, s->parts[EM_PART_NAMES]);
    sw_buf_add_char(&out, ';');
    return em_take(&out);
}

static char *no_names(const em_suspect *s, int n)
{
    (void)s;
    (void)n;
    return em_copy("");
}

static char *capital_names(const em_suspect *s, int n)
{
    char *out = em_copy(s->parts[EM_PART_NAMES]);
    bool at_start = true;
    for (char *c = out; *c; c++) {
        if (*c >= 'a' && *c <= 'z' && (at_start || n == 1))
            *c = (char)(*c - 32);
        at_start = *c == '-' || *c == ';';
    }
    return out;
}

/* The names of the lines, which are sorted and in lower case. */
static char *sorted_names(const em_suspect *s, int n)
{
    sw_buf out = SW_BUF_INIT(LONGEST);
    (void)n;
    for (const char *line = s->parts[EM_PART_HEADERS]; *line; line += strcspn(line, "\n") + 1) {
        if (out.size > 0)
            sw_buf_add_char(&out, ';');
        sw_buf_add(&out, line, strcspn(line, ":"));
    }
    return em_take(&out);
}

const em_suspicion EM_SUSPICIONS_OF_HEADERS[] = {
    { EM_PART_HEADERS, "date_form", "x-amz-pay-date was signed in another form than it was sent.", other_date_form, 2 },
    { EM_PART_HEADERS, "date_read_twice",
      "Another x-amz-pay-date was signed than was sent: read the clock once for both.", other_second,
      4 * MOST_SECONDS },
    { EM_PART_HEADERS, "region_differs", "x-amz-pay-region was signed in another spelling than it was sent.",
      other_region, 9 },
    { EM_PART_HEADERS, "host_differs",
      "x-amz-pay-host was signed with another value than it was sent: with or without port or scheme, or another "
      "host's.",
      other_host, 9 },
    { EM_PART_HEADERS, "content_type_differs",
      "content-type was signed with another value than it was sent; HTTP libraries like to add a charset.", other_type,
      5 },
    { EM_PART_HEADERS, "accept_differs",
      "accept was signed with another value than it was sent; HTTP libraries like to set their own.", other_accept, 5 },
    { EM_PART_HEADERS, "header_line_missing", "A header that SignedHeaders names was left out of the signed lines.",
      without_line, MOST_HEADERS },
    { EM_PART_HEADERS, "header_value_empty", "A header was signed with an empty value.", empty_value, MOST_HEADERS },
    { EM_PART_HEADERS, "headers_not_sorted",
      "The headers were signed in the order of SignedHeaders, with their values as sent: sort the lines by name.",
      as_listed, 1 },
    { EM_PART_HEADERS, "headers_as_sent",
      "The headers were signed in the order in which they were sent, with their values as they are: sort the lines by "
      "name, and make each run of spaces one.",
      as_sent, 1 },
    { EM_PART_HEADERS, "header_space_after_colon", "The headers were signed with a space behind the colon.",
      space_after_colon, 1 },
    { EM_PART_HEADERS, "header_names_not_lower_case", "The names of headers must be signed in lower case.",
      names_in_capitals, 2 },
    { EM_PART_HEADERS, "header_values_lower_case", "The values of headers were signed in lower case.", lower_values,
      1 },
    { EM_PART_NAMES, "signed_headers_separator", "The names of SignedHeaders must be joined with ';' alone.",
      names_with_commas, 4 },
    { EM_PART_NAMES, "signed_headers_trailing_separator", "SignedHeaders was signed with a ';' at its end.",
      names_with_end, 1 },
    { EM_PART_NAMES, "signed_headers_missing", "The line of SignedHeaders was empty in the signed text.", no_names, 1 },
    { EM_PART_NAMES, "signed_headers_case",
      "SignedHeaders was signed in another case than it stands in the authorization header.", capital_names, 2 },
    { EM_PART_NAMES, "signed_headers_order",
      "SignedHeaders was signed sorted and in lower case, but stands otherwise in the authorization header.",
      sorted_names, 1 },
    { EM_PART_METHOD, NULL, NULL, NULL, 0 },
};
