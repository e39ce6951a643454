/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/pages/ships.h"

#include "base/text.h"

#include <string.h>

static bool is_listed(const sw_json *list, const char *text)
{
    for (const sw_json *one = sw_json_first(list); one; one = sw_json_next(one))
        if (sw_json_text(one) && strcmp(sw_json_text(one), text) == 0)
            return true;
    return false;
}

static bool holds(const char *text, const char *part)
{
    size_t size = strlen(part);
    for (; text && *text; text++) {
        size_t same = 0;
        while (same < size && sw_lower(text[same]) == part[same])
            same++;
        if (same == size)
            return true;
    }
    return false;
}

/* How Amazon recognises a box or a packing station is not documented: by words in the lines of the address. */
static bool line_holds(const sw_json *address, const char *const *parts)
{
    static const char *const lines[] = { "addressLine1", "addressLine2", "addressLine3" };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        for (const char *const *part = parts; *part; part++)
            if (holds(sw_json_get_text(address, lines[i]), *part))
                return true;
    return false;
}

static bool is_special(const sw_json *restrictions, const sw_json *address)
{
    static const char *const boxes[] = { "po box", "p.o. box", "postfach", "apartado", "bo\xc3\xaete postale", NULL };
    static const char *const stations[] = { "packstation", NULL };
    const char *country = sw_json_get_text(address, "countryCode");
    bool german = country && strcmp(country, "DE") == 0;
    return (is_listed(restrictions, "RestrictPOBoxes") && line_holds(address, boxes)) ||
           (is_listed(restrictions, "RestrictPackstations") && german && line_holds(address, stations));
}

/* That "981*" stands for all codes that begin so is assumed. */
static bool is_zip_listed(const sw_json *codes, const char *code)
{
    for (const sw_json *one = sw_json_first(codes); one; one = sw_json_next(one)) {
        const char *text = sw_json_text(one);
        size_t size = text ? strcspn(text, "*") : 0;
        if (text && code && (text[size] ? strncmp(text, code, size) == 0 : strcmp(text, code) == 0))
            return true;
    }
    return false;
}

/* Without states and codes the whole country is meant. */
static bool is_in_restrictions(const sw_json *restrictions, const sw_json *address)
{
    const char *country = sw_json_get_text(address, "countryCode");
    const char *state = sw_json_get_text(address, "stateOrRegion");
    const sw_json *part = country ? sw_json_get(restrictions, country) : NULL;
    const sw_json *states = sw_json_get(part, "statesOrRegions");
    const sw_json *codes = sw_json_get(part, "zipCodes");
    if (!part || (sw_json_size(states) == 0 && sw_json_size(codes) == 0))
        return part != NULL;
    return (state && is_listed(states, state)) || is_zip_listed(codes, sw_json_get_text(address, "postalCode"));
}

bool em_ships_to(const sw_json *specifications, const sw_json *address)
{
    const sw_json *rule = sw_json_get(specifications, "addressRestrictions");
    const char *type = sw_json_get_text(rule, "type");
    bool listed = is_in_restrictions(sw_json_get(rule, "restrictions"), address);
    if (is_special(sw_json_get(specifications, "specialRestrictions"), address))
        return false;
    if (!type)
        return true;
    return strcmp(type, "Allowed") == 0 ? listed : !listed;
}
