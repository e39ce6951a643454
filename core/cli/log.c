/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/log.h"

#include "base/clock.h"
#include "base/json.h"
#include "cli/output.h"
#include "face/told.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static bool put_time(sw_json *line)
{
    char date[SW_DATE_SIZE];
    const sw_clock clock = sw_clock_complete(NULL);
    sw_date_write(date, clock.now_ms(clock.payload));
    return sw_json_put_text(line, "time", date);
}

/* A line for which memory runs out is lost; the call goes on. */
void cli_log(void *payload, const sw_log_entry *entry)
{
    (void)payload;
    sw_json *line = sw_json_object();
    char *text = line && put_time(line) && sw_told_log(line, entry) ? sw_json_write(line, false) : NULL;
    if (text)
        fprintf(stderr, "%s\n", text);
    sw_json_release_text(text);
    sw_json_free(line);
}

int cli_client_config(sw_config *out, const sw_settings *settings, sw_error *err)
{
    int code = sw_settings_client(out, settings, NULL, err);
    out->log = settings->log ? cli_log : NULL;
    return code;
}
