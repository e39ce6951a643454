/* SPDX-License-Identifier: Apache-2.0 */
#include "base/error.h"
#include "sign/key.h"

#include <string.h>

static const struct {
    sw_algorithm id;
    const char *name;
    int salt;
} algorithms[] = {
    { SW_ALGORITHM_PSS, "AMZN-PAY-RSASSA-PSS", 20 },
    { SW_ALGORITHM_PSS_V2, "AMZN-PAY-RSASSA-PSS-V2", 32 },
};

enum { COUNT = sizeof algorithms / sizeof algorithms[0] };

sw_algorithm sw_algorithm_resolve(sw_algorithm algorithm)
{
    return algorithm == SW_ALGORITHM_DEFAULT ? SW_ALGORITHM_PSS_V2 : algorithm;
}

const char *sw_algorithm_name(sw_algorithm algorithm)
{
    algorithm = sw_algorithm_resolve(algorithm);
    for (size_t i = 0; i < COUNT; i++)
        if (algorithms[i].id == algorithm)
            return algorithms[i].name;
    return NULL;
}

int sw_algorithm_salt(sw_algorithm algorithm)
{
    algorithm = sw_algorithm_resolve(algorithm);
    for (size_t i = 0; i < COUNT; i++)
        if (algorithms[i].id == algorithm)
            return algorithms[i].salt;
    return 0;
}

int sw_algorithm_parse(sw_algorithm *out, const char *name, sw_error *err)
{
    if (!out)
        return sw_fail(err, SW_E_INVALID, "sw_algorithm_parse needs a place for its answer");
    for (size_t i = 0; name && i < COUNT; i++)
        if (strcmp(algorithms[i].name, name) == 0) {
            *out = algorithms[i].id;
            return SW_OK;
        }
    *out = SW_ALGORITHM_DEFAULT;
    return sw_fail_field(err, SW_E_INVALID, "algorithm", "there is no algorithm \"%.64s\": use %s or %s",
                         name ? name : "", algorithms[1].name, algorithms[0].name);
}
