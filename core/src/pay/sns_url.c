/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/sns_url.h"

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

enum { LONGEST_CERTIFICATE_URL = 512, LONGEST_SUBSCRIBE_URL = 2048, SHORTEST_REGION = 3, LONGEST_REGION = 63 };

static bool has_only(const char *text, const char *marks)
{
    for (; *text; text++)
        if (!sw_is_alnum(*text) && !strchr(marks, *text))
            return false;
    return true;
}

/* Moves *at behind text. @return whether it stands there, to the letter */
static bool skip(const char **at, const char *text)
{
    size_t size = strlen(text);
    if (strncmp(*at, text, size) != 0)
        return false;
    *at += size;
    return true;
}

/*
 * "sns.REGION.amazonaws.com", or that and ".cn". A bucket of S3 may be named "sns" too: its host begins with "sns.s3",
 * and what lies there comes from whoever owns it.
 */
static const char *read_host(char host[SW_SNS_HOST_SIZE], const char **at)
{
    const char *start = *at;
    if (!skip(at, "sns."))
        return "does not lead to SNS: its host is sns.REGION.amazonaws.com";
    size_t size = strcspn(*at, ".");
    if (size < SHORTEST_REGION || size > LONGEST_REGION || sw_starts_with(*at, "s3"))
        return "has no region between \"sns.\" and \".amazonaws.com\"";
    for (size_t i = 0; i < size; i++)
        if (!sw_is_alnum((*at)[i]) && (*at)[i] != '-')
            return "has no region between \"sns.\" and \".amazonaws.com\"";
    *at += size;
    if (!skip(at, ".amazonaws.com"))
        return "does not lead to SNS: its host is sns.REGION.amazonaws.com";
    skip(at, ".cn");
    if (**at != '/' && **at != '?')
        return "has something behind its host that is no path";
    memcpy(host, start, (size_t)(*at - start));
    host[*at - start] = '\0';
    return NULL;
}

/* The host of an https URL that is not too long; *path is what follows. */
static const char *read_url(char host[SW_SNS_HOST_SIZE], const char **path, const char *url, size_t longest)
{
    host[0] = '\0';
    *path = url;
    if (strlen(url) > longest)
        return "is too long";
    return skip(path, "https://") ? read_host(host, path) : "does not start with https://";
}

static bool ends_with(const char *text, const char *end)
{
    size_t size = strlen(text), tail = strlen(end);
    return size >= tail && strcmp(text + size - tail, end) == 0;
}

/* What a server or proxy would fold into another path is not asked for. */
static bool is_folded(const char *path)
{
    return strstr(path, "//") || strstr(path, "/.");
}

const char *sw_certificate_url_fault(char host[SW_SNS_HOST_SIZE], const char *url)
{
    const char *path, *fault = read_url(host, &path, url, LONGEST_CERTIFICATE_URL);
    if (!fault && (!has_only(path, "/._-") || is_folded(path)))
        fault = "has a path of more than letters, digits, and single '/', '.', '_' and '-'";
    if (!fault && !ends_with(path, ".pem"))
        fault = "does not end with .pem";
    if (fault)
        host[0] = '\0';
    return fault;
}

const char *sw_subscribe_url_fault(const char *url)
{
    char host[SW_SNS_HOST_SIZE];
    const char *rest, *fault = read_url(host, &rest, url, LONGEST_SUBSCRIBE_URL);
    if (!fault && !has_only(rest, "/._-?&=:%+~"))
        fault = "has a character that none of SNS has";
    return fault;
}
