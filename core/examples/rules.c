/* SPDX-License-Identifier: Apache-2.0 */
#include "rules.h"

#include "base/buf.h"
#include "base/file.h"
#include "story.h"

#include <savedwallet/rules.h>
#include <savedwallet/value.h>

#include <stdio.h>
#include <string.h>

enum { FILE_ROOM = 65536, LINE_ROOM = 160, PATH_ROOM = 64 };

static const char *text_at(const sw_object *object, const char *pointer)
{
    const char *text = sw_object_text(object, pointer);
    return text ? text : "";
}

static const char *money_at(char out[SW_MONEY_TEXT_SIZE], const sw_object *object, const char *pointer)
{
    sw_money money;
    out[0] = '\0';
    if (sw_object_money(&money, object, pointer, NULL) == SW_OK)
        sw_money_write_text(out, &money, NULL);
    return out;
}

static void tell_event(const sw_object *event)
{
    char line[LINE_ROOM], amount[SW_MONEY_TEXT_SIZE];
    snprintf(line, sizeof line,
             "A toll of %s, %.40s, %d days after the car was back:", money_at(amount, event, "/data/amount"),
             text_at(event, "/data/place"), (int)sw_object_integer(event, "/data/days_since_return", 0));
    story_note(line);
}

/* The first guard that would stop an action. @return its position in the list, or how many there are */
static size_t guard_of(const sw_object *decision, size_t action)
{
    char pointer[PATH_ROOM];
    size_t count = sw_object_count(decision, "/guards");
    for (size_t i = 0; i < count; i++) {
        snprintf(pointer, sizeof pointer, "/guards/%zu/action", i);
        if (sw_object_integer(decision, pointer, -1) == (int64_t)action)
            return i;
    }
    return count;
}

static void tell_charge(const sw_object *decision, size_t index)
{
    char pointer[PATH_ROOM], amount[SW_MONEY_TEXT_SIZE], fact[LINE_ROOM];
    size_t guard = guard_of(decision, index);
    snprintf(pointer, sizeof pointer, "/actions/%zu/amount", index);
    money_at(amount, decision, pointer);
    snprintf(pointer, sizeof pointer, "/actions/%zu/id", index);
    const char *id = text_at(decision, pointer);
    if (guard < sw_object_count(decision, "/guards")) {
        story_done("charge", id, "Blocked", amount);
        snprintf(pointer, sizeof pointer, "/guards/%zu/message", guard);
        story_note(text_at(decision, pointer));
        return;
    }
    snprintf(pointer, sizeof pointer, "/actions/%zu/at", index);
    snprintf(fact, sizeof fact, "%s on %.10s", amount, text_at(decision, pointer));
    story_done("charge", id, "Planned", fact);
}

static void tell_action(const sw_object *decision, size_t index)
{
    char pointer[PATH_ROOM], fact[LINE_ROOM];
    snprintf(pointer, sizeof pointer, "/actions/%zu/action", index);
    const char *action = text_at(decision, pointer);
    if (strcmp(action, "charge") == 0) {
        tell_charge(decision, index);
        return;
    }
    bool is_notice = strcmp(action, "notify") == 0;
    snprintf(pointer, sizeof pointer, "/actions/%zu/%s", index, is_notice ? "to" : "reason");
    snprintf(fact, sizeof fact, "%s%.100s", is_notice ? "to the " : "", text_at(decision, pointer));
    snprintf(pointer, sizeof pointer, "/actions/%zu/template", index);
    story_done(action, is_notice ? text_at(decision, pointer) : text_at(decision, "/event"),
               is_notice ? "Planned" : NULL, fact);
}

static int tell_decision(const char *json, sw_error *err)
{
    sw_object *decision = NULL;
    int code = sw_object_read(&decision, json, strlen(json), err);
    for (size_t i = 0; i < sw_object_count(decision, "/actions"); i++)
        tell_action(decision, i);
    sw_object_free(decision);
    return code;
}

/* What is known of the wallet would be in the state; the time is the event's own, so that each run tells the same. */
static int decide(const sw_rules *rules, const char *line, size_t size, sw_error *err)
{
    sw_object *event = NULL;
    sw_buf input = SW_BUF_INIT(FILE_ROOM);
    char *decision = NULL;
    int code = sw_object_read(&event, line, size, err);
    if (code == SW_OK) {
        tell_event(event);
        sw_buf_addf(&input, "{\"event\":%.*s,\"state\":{\"now\":\"%.40s\"}}", (int)size, line, text_at(event, "/at"));
        code = sw_buf_check(&input, "the input of a decision", err);
    }
    if (code == SW_OK)
        code = sw_rules_decide(&decision, rules, SW_RULES_EVENT, sw_buf_text(&input), input.size, 0, err);
    if (code == SW_OK)
        code = tell_decision(decision, err);
    sw_rules_text_free(decision);
    sw_buf_free(&input);
    sw_object_free(event);
    return code;
}

static int decide_lines(const sw_rules *rules, const char *lines, sw_error *err)
{
    int code = SW_OK;
    while (code == SW_OK && *lines) {
        size_t size = strcspn(lines, "\n");
        code = size > 0 ? decide(rules, lines, size, err) : SW_OK;
        lines += size + (lines[size] == '\n');
    }
    return code;
}

/* Loading runs the ruleset's own tests: one that fails them decides nothing. */
static int load(sw_rules **rules, const char *path, sw_error *err)
{
    sw_buf text = SW_BUF_INIT(FILE_ROOM);
    sw_rules_options options = SW_RULES_OPTIONS_INIT;
    options.name = "car_rental.lua";
    int code = sw_file_read(&text, path, "the ruleset", err);
    if (code == SW_OK)
        code = sw_rules_load(rules, sw_buf_text(&text), text.size, &options, err);
    sw_buf_free(&text);
    return code;
}

int rules_tell(const char *ruleset, const char *events, sw_error *err)
{
    char title[LINE_ROOM];
    sw_rules *rules = NULL;
    sw_buf lines = SW_BUF_INIT(FILE_ROOM);
    int code = load(&rules, ruleset, err);
    if (code == SW_OK)
        code = sw_file_read(&lines, events, "the events", err);
    if (code == SW_OK) {
        snprintf(title, sizeof title,
                 "The car's tolls come in: the merchant's rules (%.60s %.20s) decide, and send nothing",
                 sw_rules_name(rules), sw_rules_revision(rules));
        story_step(title);
        code = decide_lines(rules, sw_buf_text(&lines), err);
    }
    sw_buf_free(&lines);
    sw_rules_free(rules);
    return code;
}
