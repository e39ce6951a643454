/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Prints what rules decide about the same inputs, and what is said of the same mistakes: same_bytes.sh runs this in
 * many processes, locales and time zones, and compares. Lua orders the names of a table by a seed of each process.
 */
#include "support.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char text[] = PRELUDE
    "rules.limits{ per_charge = money\"150.00 EUR\", per_month = money\"400.00 EUR\", attempts = 4 }\n"
    "rules.on(\"all\", { b = \"integer\", a = \"integer\", c = \"money\", d = { \"string\" } }, function(e, s)\n"
    "  local seen = \"\"\n"
    "  for k, v in pairs{ z = 1, y = 2, x = 3, [1] = 4, [\"\\u{e4}\"] = 5, I = 6, i = 7 } do\n"
    "    seen = seen .. k .. v\n  end\n"
    "  why(\"%s %s %s\", seen, string.upper(\"title\\u{e4}\"), string.lower(\"TITLE\"))\n"
    "  why(\"%s %s %s %s\", tostring(1.5), tonumber(\"1,5\"), tonumber(\"1.5\") == 1.5, 1e100)\n"
    "  table.sort(e.d)\n"
    "  why(\"%s\", table.concat(e.d, \"<\"))\n"
    "  local data = { at = s.now, n = e.b, seen = { seen = seen, w = true, v = {}, u = { 1 } } }\n"
    "  return { notify{ to = \"x\", template = \"t\", data = data, after = \"3d\" },\n"
    "    charge{ id = \"i\", amount = e.c:percent(\"12.5\"), after = \"next_month\", capture = \"later\" } }\n"
    "end)\n"
    "rules.on(\"many\", { red = \"integer\", green = \"integer\", blue = \"integer\", black = \"integer\",\n"
    "  kind = one_of{ \"aa\", \"ab\", \"ba\", \"bb\" } }, function() end)\n"
    "rules.choose_flow(function(c) return flow.setup_only{ why = c.page, scopes = { \"name\", \"email\" } } end)\n"
    "rules.on_decline(function(d, s) return retry{ after = \"1d\" } end)\n";

static void print_end(const char *what, int code, const char *json, const sw_error *err)
{
    printf("%s: %s %s %s %s\n", what, sw_code_name(code), json ? json : "", code < 0 ? err->field : "",
           code < 0 ? err->message : "");
}

static void decide(const sw_rules *rules, sw_rules_hook hook, const char *input)
{
    char *json = NULL;
    sw_error err = SW_ERROR_INIT;
    int code = sw_rules_decide(&json, rules, hook, input, strlen(input), SW_RULES_EXPLAIN, &err);
    print_end(sw_rules_hook_name(hook), code, json, &err);
    sw_rules_text_free(json);
}

#define EVENT(name, data) "{\"event\":{\"id\":\"1\",\"name\":\"" name "\",\"data\":" data "}," STATE "}"
#define COSTS "\"c\":{\"amount\":\"180.00\",\"currencyCode\":\"EUR\"},\"d\":[\"\xc3\xa4\",\"z\",\"i\",\"I\",\"a\"]"

static void decide_all(const sw_rules *rules)
{
    decide(rules, SW_RULES_EVENT, EVENT("all", "{\"b\":1,\"a\":2," COSTS "}"));
    decide(rules, SW_RULES_EVENT, EVENT("all", "{\"b\":1}"));
    decide(rules, SW_RULES_EVENT, EVENT("many", "{}"));
    decide(rules, SW_RULES_EVENT, EVENT("many", "{\"r\":1}"));
    decide(rules, SW_RULES_EVENT, EVENT("many", "{\"red\":1,\"kind\":\"cc\"}"));
    decide(rules, SW_RULES_EVENT, EVENT("money", "{}"));
    decide(rules, SW_RULES_FLOW, "{\"flow\":{\"now\":\"" NOW "\",\"page\":\"cart\"}}");
    decide(rules, SW_RULES_DECLINE, "{\"decline\":{\"reason\":\"AmazonRejected\",\"attempt\":9}," STATE "}");
    decide(rules, SW_RULES_WALLET, "{\"wallet\":{\"state\":\"Closed\"}," STATE "}");
}

/* Rulesets with more than one mistake: which of them is told? */
static const char *const wrong[] = {
    PRELUDE
    "rules.on(\"e\", { a = \"strin\", b = \"intege\", c = \"mone\", d = \"tim\", e = \"dat\" }, function() end)",
    PRELUDE "rules.on(\"e\", { a = 1, b = {}, c = { { {} } }, d = true }, function() end)",
    PRELUDE "rules.on(\"e\", {}, function() return charge{ ids = \"x\", amout = 1, note = 1, chanel = 2 } end)\n"
            "rules.test(\"x\", function(t) t.on(\"e\", {}):gives{} end)",
    PRELUDE "rules.limits{ per_day = 1, per_week = 2, atempts = 3 }",
    "ruleset{ nam = \"a\", versio = \"1\", ap = 1 }",
    PRELUDE "local x = e.a + f.b\nlocal y = g.c",
    PRELUDE "while true do end",
    PRELUDE "error({})",
};

static void load_what_is_wrong(const char *source)
{
    sw_rules *rules = NULL;
    char *report = NULL;
    sw_error err = SW_ERROR_INIT;
    int code = sw_rules_load(&rules, source, strlen(source), NULL, &err);
    print_end("load", code, NULL, &err);
    sw_rules_free(rules);
    code = sw_rules_check(&report, source, strlen(source), NULL, &err);
    print_end("check", code, report, &err);
    sw_rules_text_free(report);
}

int main(void)
{
    sw_rules *rules = NULL;
    sw_error err = SW_ERROR_INIT;
    const char *name = getenv("SAVEDWALLET_TEST_LOCALE");
    if (!setlocale(LC_ALL, name ? name : "C"))
        return 77;
    if (sw_rules_load(&rules, text, strlen(text), NULL, &err) < 0)
        return fprintf(stderr, "%s\n", err.message), 1;
    char *about = sw_rules_about(rules);
    printf("about: %s\n", about ? about : "");
    sw_rules_text_free(about);
    decide_all(rules);
    sw_rules_free(rules);
    for (size_t i = 0; i < COUNT_OF(wrong); i++)
        load_what_is_wrong(wrong[i]);
    return 0;
}
