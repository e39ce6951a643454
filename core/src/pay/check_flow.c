/* SPDX-License-Identifier: Apache-2.0 */
#include "pay/checking.h"

#include <stdio.h>
#include <string.h>

typedef enum demand { NEEDED, FIXED, FORBIDDEN, OFFERED } demand;

static const struct {
    const char *flow;
    demand demand;
    const char *pointer;
    const char *value;
} rows[] = {
#define NEEDS(flow, pointer, confidence, source) { #flow, NEEDED, (pointer), NULL },
#define FIXES(flow, pointer, value, confidence, source) { #flow, FIXED, (pointer), (value) },
#define FORBIDS(flow, pointer, confidence, source) { #flow, FORBIDDEN, (pointer), NULL },
#define PRODUCT(flow, product, confidence, source) { #flow, OFFERED, NULL, (product) },
#include "api/flows.def"
};

static const struct {
    const char *name;
    const char *type;
} flows[] = {
#define FLOW(name, id, value, type, money, summary) { #name, #type },
#include "api/flows.def"
};

enum { FLOWS = sizeof flows / sizeof flows[0] };

/* The type of a flow's payload; of what is none, a problem. */
static const char *type_of_flow(sw_checking *it)
{
    const char *names[FLOWS + 1] = { NULL };
    for (size_t i = 0; i < FLOWS; i++) {
        names[i] = flows[i].name;
        if (strcmp(flows[i].name, it->options->flow) == 0)
            return flows[i].type;
    }
    const char *nearest = sw_nearest(names, it->options->flow);
    sw_checking_refuse(it, "there is no flow \"%.40s\"%s%s", it->options->flow, nearest ? ": did you mean " : "",
                       nearest ? nearest : "");
    return NULL;
}

static bool is_text(const sw_json *value, const char *wanted)
{
    const char *text = sw_json_text(value);
    if (sw_json_kind_of(value) == SW_JSON_BOOL)
        text = sw_json_is_true(value) ? "true" : "false";
    return text && strcmp(text, wanted) == 0;
}

static void check_row(sw_checking *it, size_t row, const sw_json *payload)
{
    const char *below = rows[row].pointer + 1;
    const sw_json *value = sw_json_at(payload, rows[row].pointer);
    bool given = value && sw_json_kind_of(value) != SW_JSON_NULL;
    char message[120];
    snprintf(message, sizeof message, "must be %s in the flow %s", rows[row].value ? rows[row].value : "",
             rows[row].flow);
    if (rows[row].demand == NEEDED && !given)
        sw_checking_add(it, false, below, "is missing: this flow needs it");
    if (rows[row].demand == FORBIDDEN && given)
        sw_checking_add(it, false, below, "has no place in this flow");
    if (rows[row].demand == FIXED && !is_text(value, rows[row].value))
        sw_checking_add(it, false, below, message);
}

void sw_check_flow(sw_checking *it, const sw_type *type, const sw_json *payload)
{
    bool has_product = false;
    const char *wanted = type_of_flow(it);
    if (wanted && strcmp(wanted, type->name) != 0)
        sw_checking_refuse(it, "the flow %.40s has another payload: %s", it->options->flow, wanted);
    if (!wanted || strcmp(wanted, type->name) != 0)
        return;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (strcmp(rows[i].flow, it->options->flow) != 0)
            continue;
        if (rows[i].demand != OFFERED)
            check_row(it, i, payload);
        else if (it->options->product_type && strcmp(rows[i].value, it->options->product_type) == 0)
            has_product = true;
    }
    if (it->options->product_type && !has_product)
        sw_checking_warn(it, "the flow %s has no button of productType %.40s", it->options->flow,
                         it->options->product_type);
}
