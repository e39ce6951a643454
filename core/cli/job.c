/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/job.h"

#include "base/error.h"

#include <savedwallet/flow.h>
#include <savedwallet/review.h>

#include <stdio.h>
#include <string.h>

int cli_job_open(cli_job *out, const cli_job_values *values, sw_error *err)
{
    sw_config config;
    *out = (cli_job){ .call = SW_CALL_INIT };
    out->call.simulate = values->simulate;
    out->call.timeout_ms = (int64_t)values->timeout * 1000;
    int code = cli_config_read(&out->config, values->config, err);
    if (code == SW_OK)
        code = cli_config_client(&config, &out->config, err);
    return code < 0 ? code : sw_client_new(&out->client, &config, err);
}

void cli_job_close(cli_job *job)
{
    sw_client_free(job->client);
    cli_config_free(&job->config);
}

int cli_read_money(sw_money *out, const char *text, const char *option, sw_error *err)
{
    int code = sw_money_parse_text(out, text, err);
    if (code < 0 && err)
        sw_error_copy(err->field, sizeof err->field, option);
    return code;
}

int cli_read_session(const char **out, const char *browser_session, bool unbound, sw_error *err)
{
    if (unbound == (browser_session != NULL))
        return sw_fail_field(err, SW_E_INVALID, "browser-session",
                             "say whose browser came back with --browser-session, or --unbound: one of them");
    *out = unbound ? SW_UNBOUND : browser_session;
    return SW_OK;
}

bool cli_put_text(sw_json *object, const char *name, const char *text)
{
    return sw_json_put(object, name, *text ? sw_json_new_text(text) : sw_json_new_null());
}

bool cli_put_money(sw_json *object, const char *name, const sw_money *amount)
{
    char json[SW_MONEY_JSON_SIZE];
    bool is_amount = sw_money_write_json(json, amount, NULL) == SW_OK;
    return sw_json_put(object, name, is_amount ? sw_json_new_raw(json) : sw_json_new_null());
}

void cli_print_fact(const char *name, const char *text)
{
    char clean[512];
    sw_error_copy(clean, sizeof clean, text);
    if (*clean)
        printf("  %-14s %s\n", name, clean);
}

/* @return "" past the end */
static const char *constraint_at(const sw_object *session, size_t index)
{
    char pointer[64];
    snprintf(pointer, sizeof pointer, "/constraints/%zu/constraintId", index);
    const char *id = sw_object_text(session, pointer);
    return id ? id : "";
}

static sw_json *constraint_json(const char *id)
{
    sw_json *object = sw_json_object();
    if (cli_put_text(object, "constraint", id) && cli_put_text(object, "text", sw_constraint_text(id)))
        return object;
    sw_json_free(object);
    return NULL;
}

sw_json *cli_missing_json(const sw_object *session)
{
    sw_json *array = sw_json_array();
    bool whole = array;
    for (size_t i = 0; whole && i < sw_object_count(session, "/constraints"); i++)
        whole = sw_json_append(array, constraint_json(constraint_at(session, i)));
    if (whole)
        return array;
    sw_json_free(array);
    return NULL;
}

void cli_print_missing(const sw_object *session)
{
    for (size_t i = 0; i < sw_object_count(session, "/constraints"); i++) {
        const char *id = constraint_at(session, i), *text = sw_constraint_text(id);
        cli_print_fact("missing", *text ? text : id);
    }
}
