/* SPDX-License-Identifier: Apache-2.0 */
#include "base/url.h"

#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"

#include <string.h>

static int refuse(sw_error *err, const char *why)
{
    return sw_fail_field(err, SW_E_INVALID, "base_url", "the URL %s", why);
}

static bool is_host(const char *host, size_t size)
{
    if (size == 0)
        return false;
    for (size_t i = 0; i < size; i++)
        if (!sw_is_alnum(host[i]) && host[i] != '-' && host[i] != '.')
            return false;
    return true;
}

static bool is_ipv6(const char *host, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (!sw_is_alnum(host[i]) && host[i] != ':' && host[i] != '.')
            return false;
    return size > 1;
}

static int copy_host(sw_url *out, const char *host, size_t size, sw_error *err)
{
    if (size >= sizeof out->host)
        return refuse(err, "has a host that is too long");
    for (size_t i = 0; i < size; i++)
        out->host[i] = sw_lower(host[i]);
    out->host[size] = '\0';
    return SW_OK;
}

/* Reads "host" or "[v6]"; *rest is what follows. */
static int read_host(sw_url *out, const char *text, const char **rest, sw_error *err)
{
    if (text[0] != '[') {
        size_t size = strcspn(text, ":/");
        *rest = text + size;
        return is_host(text, size) ? copy_host(out, text, size, err) : refuse(err, "has no valid host");
    }
    const char *end = strchr(text, ']');
    if (!end || !is_ipv6(text + 1, (size_t)(end - text - 1)))
        return refuse(err, "has no valid IPv6 address in its brackets");
    *rest = end + 1;
    return copy_host(out, text + 1, (size_t)(end - text - 1), err);
}

/* Reads ":port", if there is one. */
static int read_port(sw_url *out, const char **rest, sw_error *err)
{
    out->port = out->https ? 443 : 80;
    if (**rest != ':')
        return SW_OK;
    int port = 0;
    const char *digit = *rest + 1;
    for (; sw_is_digit(*digit) && port <= 65535; digit++)
        port = port * 10 + (*digit - '0');
    if (digit == *rest + 1 || port < 1 || port > 65535)
        return refuse(err, "has no valid port (1 to 65535)");
    out->port = port;
    out->port_given = true;
    *rest = digit;
    return SW_OK;
}

int sw_url_parse(sw_url *out, const char *text, sw_error *err)
{
    *out = (sw_url){ .path = "" };
    if (!text || !(sw_starts_with(text, "https://") || sw_starts_with(text, "http://")))
        return refuse(err, "must start with https:// (or http:// for this machine)");
    if (!sw_is_printable(text) || strpbrk(text, "@?# \\"))
        return refuse(err, "must be scheme, host, port and path only: no user, query, fragment or space");
    out->https = sw_starts_with(text, "https://");
    const char *rest = NULL;
    int code = read_host(out, strstr(text, "//") + 2, &rest, err);
    if (code == SW_OK)
        code = read_port(out, &rest, err);
    if (code == SW_OK && *rest && *rest != '/')
        code = refuse(err, "has something between host and path that is not a port");
    out->path = code == SW_OK ? rest : "";
    return code;
}

int sw_url_parse_server(sw_url *out, const char *url, sw_error *err)
{
    const char *authority = strstr(url, "://");
    size_t size = authority ? (size_t)(authority - url) + 3 + strcspn(authority + 3, "/?#") : strlen(url);
    char *address = sw_copy_bytes(url, size);
    if (!address)
        return sw_fail_memory(err);
    int code = sw_url_parse(out, address, err);
    sw_release(address);
    out->path = "";
    return code;
}

/* Exactly four numbers up to 255 of which the first is 127: what a resolver takes as an address, not as a name. */
static bool is_ipv4_loopback(const char *host)
{
    int numbers[4] = { 0, 0, 0, 0 }, digits = 0, at = 0;
    for (; *host; host++) {
        if (*host == '.' && digits > 0 && at < 3) {
            at++;
            digits = 0;
        } else if (sw_is_digit(*host) && digits < 3) {
            numbers[at] = numbers[at] * 10 + (*host - '0');
            digits++;
        } else {
            return false;
        }
    }
    return at == 3 && digits > 0 && numbers[0] == 127 && numbers[1] <= 255 && numbers[2] <= 255 && numbers[3] <= 255;
}

bool sw_url_is_loopback(const sw_url *url)
{
    return strcmp(url->host, "localhost") == 0 || strcmp(url->host, "::1") == 0 || is_ipv4_loopback(url->host);
}

int sw_url_check_plain(const sw_url *url, sw_error *err)
{
    if (url->https || sw_url_is_loopback(url))
        return SW_OK;
    return sw_fail_field(err, SW_E_INVALID, "base_url", "plain http is for this machine only: use https to reach %s",
                         url->host);
}
