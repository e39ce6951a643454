/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What this library knows, for languages that hold their own lists against it.
 */
#include "face/task.h"
#include "face/told.h"

#include <savedwallet/button.h>
#include <savedwallet/finish.h>
#include <savedwallet/operation.h>
#include <savedwallet/validate.h>
#include <savedwallet/version.h>

static sw_json *operation_of(const sw_operation *row)
{
    sw_json *object = sw_json_object();
    return sw_told_whole(object, sw_json_put_text(object, "name", row->name) &&
                                     sw_json_put_text(object, "method", row->method) &&
                                     sw_json_put_text(object, "path", row->path) &&
                                     sw_json_put_text(object, "key", sw_key_use_name(row->key)) &&
                                     sw_json_put_text(object, "recover", sw_recover_name(row->recover)) &&
                                     sw_json_put_text(object, "summary", row->summary));
}

sw_json *sw_task_operations(sw_task *task, sw_error *err)
{
    if (sw_task_take(task, NULL, 0, NULL, err) < 0)
        return NULL;
    sw_json *object = sw_json_object(), *array = sw_json_array();
    bool whole = array;
    for (size_t i = 0; whole && i < sw_operation_count(); i++)
        whole = sw_json_append(array, operation_of(sw_operation_at(i)));
    return sw_told_whole(object, sw_json_put(object, "operations", sw_told_whole(array, whole)));
}

/* The names of an enum, from its first value to the last that has one. */
#define NAMES(type, name_of, first)                                                 \
    static bool put_##type(sw_json *object)                                         \
    {                                                                               \
        sw_json *array = sw_json_array();                                           \
        bool whole = array;                                                         \
        for (int i = (first); whole && name_of((sw_##type)i); i++)                  \
            whole = sw_json_append(array, sw_json_new_text(name_of((sw_##type)i))); \
        return sw_json_put(object, #type, sw_told_whole(array, whole));             \
    }

/* These three have a text for every value: the last one is given. */
#define NAMES_TO(type, name_of, last)                   \
    static const char *known_##type(sw_##type value)    \
    {                                                   \
        return value <= (last) ? name_of(value) : NULL; \
    }                                                   \
    NAMES(type, known_##type, 0)

NAMES(flow, sw_flow_name, 1)
NAMES(surface, sw_surface_name, 0)
NAMES(start, sw_start_name, 0)
NAMES(payment, sw_payment_name, 1)
NAMES(wallet_outcome, sw_wallet_outcome_name, 0)
NAMES(payment_outcome, sw_payment_outcome_name, 0)
NAMES(finish_reason, sw_finish_reason_name, 0)
NAMES_TO(effect, sw_effect_name, SW_EFFECT_UNKNOWN)
NAMES_TO(retry, sw_retry_name, SW_RETRY_NEW_KEY)
NAMES_TO(next_step, sw_next_step_name, SW_NEXT_STOP)

static bool put_codes(sw_json *object)
{
    sw_json *array = sw_json_array();
    bool whole = array;
    for (int code = -1; whole && code >= SW_E_STATE_MISMATCH; code--)
        whole = sw_json_append(array, sw_json_new_text(sw_code_name(code)));
    return sw_json_put(object, "code", sw_told_whole(array, whole));
}

sw_json *sw_task_names(sw_task *task, sw_error *err)
{
    if (sw_task_take(task, NULL, 0, NULL, err) < 0)
        return NULL;
    sw_json *object = sw_json_object();
    return sw_told_whole(object, put_flow(object) && put_surface(object) && put_start(object) && put_payment(object) &&
                                     put_wallet_outcome(object) && put_payment_outcome(object) &&
                                     put_finish_reason(object) && put_effect(object) && put_retry(object) &&
                                     put_next_step(object) && put_codes(object));
}

typedef struct looking {
    const char *what;
    sw_validate_options how;
} looking;

static int read_region(void *place, const char *name, sw_error *err)
{
    return sw_region_parse(place, name, err);
}

static const sw_given_member VALIDATE[] = {
    { "what", SW_GIVEN_TEXT, offsetof(looking, what), NULL },
    { "region", SW_GIVEN_NAME, offsetof(looking, how.region), read_region },
    { "flow", SW_GIVEN_TEXT, offsetof(looking, how.flow), NULL },
    { "product_type", SW_GIVEN_TEXT, offsetof(looking, how.product_type), NULL },
};

static sw_json *problem_of(const sw_problem *problem)
{
    sw_json *object = sw_json_object();
    return sw_told_whole(object, sw_json_put_bool(object, "warning", problem->warning) &&
                                     sw_json_put_text(object, "pointer", problem->pointer) &&
                                     sw_json_put_text(object, "message", problem->message));
}

sw_json *sw_task_validate(sw_task *task, sw_error *err)
{
    looking it = { .how = SW_VALIDATE_OPTIONS_INIT };
    sw_problems *problems = NULL;
    sw_problem problem;
    if (sw_task_take(task, VALIDATE, SW_COUNT(VALIDATE), &it, err) < 0)
        return NULL;
    sw_validate(&problems, it.what, task->data, task->data_size, &it.how, err);
    sw_json *object = sw_json_object(), *array = sw_json_array();
    bool whole = array;
    for (size_t i = 0; whole && sw_problems_get(&problem, problems, i); i++)
        whole = sw_json_append(array, problem_of(&problem));
    sw_problems_free(problems);
    return sw_told_whole(object, sw_json_put(object, "problems", sw_told_whole(array, whole)));
}

sw_json *sw_task_version(sw_task *task, sw_error *err)
{
    if (sw_task_take(task, NULL, 0, NULL, err) < 0)
        return NULL;
    sw_json *object = sw_json_object();
    return sw_told_whole(object, sw_json_put_text(object, "version", sw_version()) &&
                                     sw_json_put_text(object, "libraries", sw_version_libraries()));
}
