/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/claim.h"

#include "base/text.h"
#include "emulator/canonical.h"
#include "emulator/signature.h"

#include <stdio.h>
#include <string.h>

/* Copies what follows "name=" up to a comma or the end. */
static bool read_part(char *out, size_t room, const char *header, const char *name)
{
    const char *start = strstr(header, name);
    if (!start)
        return false;
    start += strlen(name);
    size_t size = strcspn(start, ",");
    while (size > 0 && start[size - 1] == ' ')
        size--;
    if (size == 0 || size >= room)
        return false;
    memcpy(out, start, size);
    out[size] = '\0';
    return true;
}

bool em_claim_read(em_claim *out, const char *header, em_answer *answer)
{
    size_t size = strcspn(header, " ");
    snprintf(out->algorithm, sizeof out->algorithm, "%.*s", (int)(size < 63 ? size : 63), header);
    if (em_algorithm_find(out->algorithm) == EM_ALGORITHM_UNKNOWN)
        return em_answer_error(answer, "InvalidHeaderValue",
                               "The header authorization starts with \"%s\", which is not an algorithm: "
                               "AMZN-PAY-RSASSA-PSS-V2 or AMZN-PAY-RSASSA-PSS.",
                               sw_is_printable(out->algorithm) ? out->algorithm : "?");
    if (!read_part(out->public_key_id, sizeof out->public_key_id, header, "PublicKeyId=") ||
        !read_part(out->signed_headers, sizeof out->signed_headers, header, "SignedHeaders=") ||
        !read_part(out->signature, sizeof out->signature, header, "Signature="))
        return em_answer_error(answer, "InvalidHeaderValue",
                               "The header authorization must read \"%s PublicKeyId=..., SignedHeaders=..., "
                               "Signature=...\".",
                               out->algorithm);
    if (em_is_bad_list(out->signed_headers))
        return em_answer_error(answer, "InvalidHeaderValue", "SignedHeaders names a header twice, or none at all.");
    return true;
}
