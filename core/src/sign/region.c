/* SPDX-License-Identifier: Apache-2.0 */
#include <savedwallet/region.h>

#include "base/error.h"
#include "base/text.h"

#include <stddef.h>

#define REGION(id, value, name, host, update_page) \
    _Static_assert(SW_REGION_##id == (value), "region.h differs from regions.def");
#include "api/regions.def"

static const struct {
    sw_region id;
    const char *name;
    const char *host;
    int has_update_page;
} regions[] = {
#define REGION(id, value, name, host, update_page) { SW_REGION_##id, (name), (host), (update_page) },
#include "api/regions.def"
};

static const struct {
    const char *spelling;
    sw_region id;
} aliases[] = {
#define ALIAS(spelling, id) { (spelling), SW_REGION_##id },
#include "api/regions.def"
};

static const struct {
    sw_region id;
    const char *url;
} scripts[] = {
#define SCRIPT(id, url) { SW_REGION_##id, (url) },
#include "api/regions.def"
};

static const struct {
    sw_region id;
    const char *currency;
} ledgers[] = {
#define LEDGER(id, currency) { SW_REGION_##id, (currency) },
#include "api/regions.def"
};

int sw_region_parse(sw_region *out, const char *name, sw_error *err)
{
    if (!out)
        return sw_fail(err, SW_E_INVALID, "sw_region_parse needs a place for its answer");
    for (size_t i = 0; name && i < sizeof aliases / sizeof aliases[0]; i++)
        if (sw_same_text(aliases[i].spelling, name)) {
            *out = aliases[i].id;
            return SW_OK;
        }
    *out = SW_REGION_NOT_SET;
    return sw_fail_field(err, SW_E_INVALID, "region", "there is no region \"%.32s\": use na or us, eu, de or uk, or jp",
                         name ? name : "");
}

const char *sw_region_name(sw_region region)
{
    for (size_t i = 0; i < sizeof regions / sizeof regions[0]; i++)
        if (regions[i].id == region)
            return regions[i].name;
    return NULL;
}

const char *sw_region_host(sw_region region)
{
    for (size_t i = 0; i < sizeof regions / sizeof regions[0]; i++)
        if (regions[i].id == region)
            return regions[i].host;
    return NULL;
}

int sw_region_has_update_page(sw_region region)
{
    for (size_t i = 0; i < sizeof regions / sizeof regions[0]; i++)
        if (regions[i].id == region)
            return regions[i].has_update_page;
    return 0;
}

const char *sw_region_script(sw_region region)
{
    for (size_t i = 0; i < sizeof scripts / sizeof scripts[0]; i++)
        if (scripts[i].id == region)
            return scripts[i].url;
    return NULL;
}

const char *sw_region_ledger_currency(sw_region region, size_t index)
{
    for (size_t i = 0; i < sizeof ledgers / sizeof ledgers[0]; i++)
        if (ledgers[i].id == region && index-- == 0)
            return ledgers[i].currency;
    return NULL;
}
