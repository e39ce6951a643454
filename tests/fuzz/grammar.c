/* SPDX-License-Identifier: Apache-2.0 */
#include "grammar.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { DEEPEST = 7, NAMES = 6 };

typedef struct grammar {
    const uint8_t *choices;
    size_t left;
    char *out;
    size_t used;
    int depth, loops;
    const char *hook; /* whose input e is, where there is one */
} grammar;

/* Once the bytes are used up, always the first choice: it is one that leads no deeper. */
static unsigned choose(grammar *it, unsigned among)
{
    if (!it->left)
        return 0;
    it->left--;
    return *it->choices++ % among;
}

static void put(grammar *it, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    size_t room = GRAMMAR_SIZE - it->used;
    int size = vsnprintf(it->out + it->used, room, format, values);
    va_end(values);
    if (size >= 0 && (size_t)size < room)
        it->used += (size_t)size;
    else
        it->left = 0; /* it is long enough */
}

#define PICK(it, list) ((list)[choose((it), sizeof(list) / sizeof *(list))])

static const char *const words[] = {
#define WORD(table, name, function, origin) (table)[0] ? table "." name : name,
#include "words.def"
};

static const char *const actions[] = {
#define ACTION(name, hooks) #name,
#define FLOW(name) "flow." #name,
#include "actions.def"
};

static const char *const arguments[] = {
#define ARGUMENT(action, name, kind, need, words) #name,
#define FLOW_ARGUMENT(name, kind, need, words) #name,
#include "actions.def"
};

static const struct {
    const char *hook, *path;
} inputs[] = {
#define INPUT(hook, path, type, meaning) { #hook, path },
#include "inputs.def"
};

static void expression(grammar *it);
static void block(grammar *it);

static void literal(grammar *it)
{
    static const char *const literals[] = {
        "1",
        "0",
        "-1",
        "7",
        "3.5",
        "9223372036854775807",
        "1e308",
        "0x7fffffff",
        "nil",
        "true",
        "false",
        "\"\"",
        "\"a\"",
        "\"3d\"",
        "\"next_month\"",
        "\"\\xff\"",
        "\"a\\0b\"",
        "\"%s %d\"",
        "\"\\u{10FFFF}\"",
        "{}",
        "[[long\ntext]]",
        "money\"4.00 EUR\"",
        "money\"1 JPY\"",
        "money\"9999999999999.99 EUR\"",
        "time\"2026-03-28T01:30:00Z\"",
        "\"2026-02-28\"",
        "\"wallet_usable\"",
        "\"later\"",
        "...",
        "_ENV",
        "(0/0)",
        "math",
        "string",
        "flow",
        "rules",
        "t",
    };
    put(it, "%s", PICK(it, literals));
}

static void name(grammar *it)
{
    put(it, "v%u", choose(it, NAMES));
}

/* A member of what comes in, most of the time one that is there. */
static void input(grammar *it)
{
    static const char *const data[] = { "n", "list", "sum", "text" };
    enum { INPUTS = sizeof inputs / sizeof *inputs };
    const char *hook = choose(it, 3) == 1 && strcmp(it->hook, "flow") != 0 ? "state" : it->hook;
    if (strcmp(hook, "event") == 0 || choose(it, 16) == 1) {
        put(it, "e.%s", PICK(it, data));
        return;
    }
    unsigned at = choose(it, INPUTS);
    while (strcmp(inputs[at].hook, hook) != 0)
        at = (at + 1) % INPUTS;
    put(it, strcmp(hook, "state") == 0 ? "s." : "e.");
    for (const char *c = inputs[at].path; *c; c++)
        put(it, "%c", *c == '*' ? 'x' : *c); /* its names stand with dots between, as Lua writes them */
}

static void list(grammar *it, const char *between)
{
    for (unsigned left = choose(it, 4); left > 0; left--) {
        expression(it);
        put(it, "%s", left > 1 ? between : "");
    }
}

static void table(grammar *it)
{
    put(it, "{ ");
    for (unsigned left = choose(it, 4); left > 0; left--) {
        unsigned kind = choose(it, 3);
        if (kind == 1)
            put(it, "%s = ", PICK(it, arguments));
        else if (kind == 2)
            put(it, "[%u] = ", choose(it, 9));
        expression(it);
        put(it, ", ");
    }
    put(it, "}");
}

static void action(grammar *it)
{
    static const char *const whole[] = {
        "skip{ reason = \"r\" }",
        "stop{ reason = \"r\" }",
        "charge{ id = \"i\", amount = money\"4.00 EUR\", after = \"3d\" }",
        "charge{ id = \"i\", amount = money\"4.00 EUR\", capture = \"later\", expires = \"7d\" }",
        "capture{ charge = \"c\", amount = money\"1.00 EUR\" }",
        "refund{ id = \"r\", charge = \"c\", amount = money\"1.00 EUR\" }",
        "retry{ when = \"wallet_usable\", within = \"14d\" }",
        "retry{ after = \"next_month\" }",
        "notify{ to = \"buyer\", template = \"t\", data = { a = 1 } }",
        "hold{ until_event = \"e\", match = \"n\", by = \"3d\", reason = \"r\" }",
        "flow.saved{}",
        "flow.setup_only{ scopes = { \"name\" }, why = \"w\" }",
    };
    if (choose(it, 3)) {
        put(it, "%s", PICK(it, whole));
        return;
    }
    put(it, "%s{ ", PICK(it, actions));
    for (unsigned left = choose(it, 4); left > 0; left--) {
        put(it, "%s = ", PICK(it, arguments));
        expression(it);
        put(it, ", ");
    }
    put(it, "}");
}

static void call(grammar *it)
{
    static const char *const methods[] = { "times", "percent", "split", "min",   "is_zero", "plus",     "days_since",
                                           "date",  "hour",    "upper", "split", "sub",     "contains", "gives" };
    if (choose(it, 3)) {
        put(it, "%s(", PICK(it, words));
    } else {
        put(it, "(");
        expression(it);
        put(it, "):%s(", PICK(it, methods));
    }
    list(it, ", ");
    put(it, ")");
}

static void operation(grammar *it)
{
    static const char *const two[] = { "+", "-",  "*",   "/",  "//", "%", "^", "..", "==", "~=",  "<", "<=",
                                       ">", ">=", "and", "or", "&",  "|", "~", "<<", ">>", "and", ".." };
    static const char *const one[] = { "not ", "-", "#", "~" };
    put(it, "(");
    if (choose(it, 5) == 1) {
        put(it, "%s", PICK(it, one));
    } else {
        expression(it);
        put(it, " %s ", PICK(it, two));
    }
    expression(it);
    put(it, ")");
}

static void function(grammar *it)
{
    static const char *const parameters[] = { "...", "v0, ...", "v0, v1, ...", "v2, v3, ..." };
    int loops = it->loops;
    it->loops = 0;
    put(it, "function(%s)\n", PICK(it, parameters));
    block(it);
    put(it, "end");
    it->loops = loops;
}

static void expression(grammar *it)
{
    unsigned kind = it->depth > DEEPEST ? choose(it, 3) : choose(it, 12);
    it->depth++;
    if (kind < 2)
        literal(it);
    else if (kind < 4)
        name(it);
    else if (kind < 6 && it->hook)
        input(it);
    else if (kind < 7)
        table(it);
    else if (kind < 8)
        action(it);
    else if (kind < 10)
        call(it);
    else if (kind < 11)
        operation(it);
    else
        function(it);
    it->depth--;
}

static void condition(grammar *it)
{
    put(it, "if ");
    expression(it);
    put(it, " then\n");
    block(it);
    if (choose(it, 2)) {
        put(it, "else\n");
        block(it);
    }
    put(it, "end\n");
}

static void loop(grammar *it)
{
    static const char *const heads[] = { "for v0 = 1, 9 do\n",
                                         "for v0 = 9, 1, -1 do\n",
                                         "for v0 = 1, 1e6 do\n",
                                         "while true do\n",
                                         "for v0, v1 in pairs(v2 or {}) do\n",
                                         "for v0, v1 in ipairs{ 1, 2, 3 } do\n",
                                         "for v0, v1 in pairs{ a = 1, [1] = 2, b = {} } do\n",
                                         "for v0 in v3 do\n" };
    put(it, "%s", PICK(it, heads));
    it->loops++;
    block(it);
    it->loops--;
    put(it, "end\n");
}

static void assignment(grammar *it)
{
    unsigned kind = choose(it, 5);
    if (kind == 1)
        put(it, "local ");
    name(it);
    if (kind == 2)
        put(it, "[%u]", choose(it, 9));
    else if (kind == 3)
        put(it, ".%s", PICK(it, arguments));
    put(it, kind == 4 ? ", v0 = " : " = ");
    expression(it);
    put(it, "\n");
}

static void statement(grammar *it)
{
    static const char *const bare[] = { "why(\"%s\", v0)\n", ";\n", "do local v0 <const> = 1 end\n",
                                        "do local v1 <close> = nil end\n",
                                        "do local n = 0 ::again:: n = n + 1 if n < 3 then goto again end end\n" };
    unsigned kind = it->depth > DEEPEST ? choose(it, 3) : choose(it, 10);
    it->depth++;
    if (kind < 3)
        assignment(it);
    else if (kind < 5)
        condition(it);
    else if (kind < 6)
        loop(it);
    else if (kind < 7)
        put(it, "%s", PICK(it, bare));
    else if (kind < 8)
        put(it, it->loops ? "if v0 then break end\n" : "v1 = v0\n");
    else {
        call(it);
        put(it, "\n");
    }
    it->depth--;
}

static void block(grammar *it)
{
    for (unsigned left = choose(it, 5); left > 0; left--)
        statement(it);
    if (choose(it, 3) != 1)
        return;
    put(it, "return ");
    if (choose(it, 2))
        action(it);
    else
        expression(it);
    put(it, "\n");
}

/* A rule, or a test of the ruleset, whose hook is NULL. */
static void rule(grammar *it, const char *head, const char *hook)
{
    put(it, "%s(function(%s, ...)\nlocal v0, v1, v2, v3, v4, v5 = 1, \"two\", { 3 }, money\"4.00 EUR\", 5\n", head,
        hook ? "e, s" : "t");
    it->hook = hook;
    block(it);
    it->hook = NULL;
    put(it, "end)\n");
}

size_t grammar_write(char *out, const uint8_t *choices, size_t count)
{
    static const struct {
        const char *head, *hook;
    } rules[] = {
        { "rules.choose_flow", "flow" },   { "rules.on_decline", "decline" },
        { "rules.on_wallet", "wallet" },   { "rules.on_refund", "refund" },
        { "rules.on_dispute", "dispute" }, { "local function test(f) rules.test(\"t\", f) end\ntest", NULL }
    };
    grammar it = { .choices = choices, .left = count, .out = out };
    put(&it, "local rules = ruleset{ name = \"fuzz\", version = \"1\", api = 1, timezone = \"Europe/Berlin\" }\n"
             "local v0, v1, v2, v3, v4, v5\nlocal t\n");
    if (choose(&it, 2))
        put(&it, "rules.limits{ per_charge = money\"3.00 EUR\", attempts = 2 }\n");
    if (choose(&it, 8) == 1)
        statement(&it);
    rule(&it,
         "local function on(f) rules.on(\"e\", { n = \"integer\", list = { \"string\" }, sum = \"money\", "
         "text = \"string?\" }, f) end\non",
         "event");
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (choose(&it, 4) == 1)
            rule(&it, rules[i].head, rules[i].hook);
    return it.used;
}
