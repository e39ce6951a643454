/* SPDX-License-Identifier: Apache-2.0 */
#include "base/error.h"
#include "base/text.h"
#include "sign/key.h"

#include <string.h>

int sw_key_id_check(const char *public_key_id, sw_error *err)
{
    enum { LONGEST = 256 };
    if (!*public_key_id)
        return sw_fail_field(err, SW_E_INVALID, "public_key_id", "the public key id is empty");
    if (strlen(public_key_id) > LONGEST)
        return sw_fail_field(err, SW_E_LIMIT, "public_key_id", "the public key id is longer than %d bytes", LONGEST);
    if (!sw_is_printable(public_key_id) || strpbrk(public_key_id, " ,=\""))
        return sw_fail_field(err, SW_E_INVALID, "public_key_id",
                             "the public key id has a space, a comma, '=', '\"' or a control character");
    return SW_OK;
}
