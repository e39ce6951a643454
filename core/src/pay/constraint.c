/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/review.h"

#include <stdio.h>
#include <string.h>

const char *sw_constraint_text(const char *constraint)
{
    static const struct {
        const char *constraint;
        const char *text;
    } rows[] = {
#define CONSTRAINT(constraint, removed_by, text, confidence, source) { (constraint), (text) },
#include "api/states.def"
    };
    for (size_t i = 0; constraint && i < sizeof rows / sizeof rows[0]; i++)
        if (strcmp(rows[i].constraint, constraint) == 0)
            return rows[i].text;
    return "";
}

const char *sw_session_constraint(const sw_object *session, size_t index)
{
    char pointer[64];
    snprintf(pointer, sizeof pointer, "/constraints/%zu/constraintId", index);
    const char *id = sw_object_text(session, pointer);
    return id ? id : "";
}
