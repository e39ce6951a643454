/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/job.h"

#include "base/error.h"
#include "cli/log.h"
#include "face/told.h"

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
    int code = sw_settings_read(&out->config, values->config, err);
    if (code == SW_OK)
        code = cli_client_config(&config, &out->config, err);
    return code < 0 ? code : sw_client_new(&out->client, &config, err);
}

void cli_job_close(cli_job *job)
{
    sw_client_free(job->client);
    sw_settings_free(&job->config);
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

void cli_print_fact(const char *name, const char *text)
{
    char clean[512];
    sw_error_copy(clean, sizeof clean, text);
    if (*clean)
        printf("  %-14s %s\n", name, clean);
}

void cli_print_missing(const sw_object *session)
{
    for (size_t i = 0; i < sw_object_count(session, "/constraints"); i++) {
        const char *id = sw_constraint_at(session, i), *text = sw_constraint_text(id);
        cli_print_fact("missing", *text ? text : id);
    }
}
