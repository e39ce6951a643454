/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/ruling.h"

#include "base/error.h"
#include "base/memory.h"
#include "engine/action.h"

#include <string.h>

static int read_about(sw_ruling *out, sw_error *err)
{
    const sw_json *limits = sw_json_get(out->about, "limits");
    const char *zone = sw_json_get_text(out->about, "timezone");
    out->digest = sw_json_get_text(out->about, "sha256");
    out->attempts = (int32_t)sw_json_integer(sw_json_get(limits, "attempts"), 0);
    int code = sw_amount_of_json(&out->per_charge, sw_json_get(limits, "per_charge"), err);
    if (code == SW_OK)
        code = sw_amount_of_json(&out->per_month, sw_json_get(limits, "per_month"), err);
    if (code == SW_OK && !out->digest)
        code = sw_fail_field(err, SW_E_INVALID, "decider", "the decider does not say which rules it has (sha256)");
    return code == SW_OK && zone ? sw_zone_load(&out->zone, zone, NULL, err) : code;
}

int sw_ruling_read(sw_ruling *out, const sw_decider *decider, sw_error *err)
{
    memset(out, 0, sizeof *out);
    if (!decider)
        return SW_OK;
    if (decider->version > SW_DECIDER_VERSION || !decider->decide || !decider->about || !decider->release)
        return sw_fail_field(err, SW_E_INVALID, "decider", "the decider lacks a function, or is of a newer release");
    char *about = decider->about(decider->payload);
    if (!about)
        return sw_fail_memory(err);
    int code = sw_json_parse(&out->about, about, strlen(about), err);
    decider->release(decider->payload, about);
    out->decider = decider;
    return code == SW_OK ? read_about(out, err) : code;
}

int sw_ruling_in_force(const sw_ruling **out, sw_ruling *kept, const sw_desk *desk, sw_error *err)
{
    char *about = NULL;
    memset(kept, 0, sizeof *kept);
    *out = desk->engine->rules.decider ? &desk->engine->rules : kept;
    int code = *out == kept ? sw_meta_get(&about, desk->database, "rules", err) : SW_OK;
    if (code == SW_OK && about)
        code = sw_json_parse(&kept->about, about, strlen(about), err);
    if (code == SW_OK && about)
        code = read_about(kept, err);
    sw_release(about);
    return code;
}

void sw_ruling_free(sw_ruling *ruling)
{
    sw_json_free(ruling->about);
    sw_zone_free(ruling->zone);
    memset(ruling, 0, sizeof *ruling);
}

bool sw_ruling_has(const sw_ruling *ruling, const char *hook)
{
    const sw_json *hooks = sw_json_get(ruling->about, "hooks");
    for (const sw_json *each = sw_json_first(hooks); each; each = sw_json_next(each))
        if (sw_json_text(each) && strcmp(sw_json_text(each), hook) == 0)
            return true;
    return false;
}

static int keep_text(const sw_desk *desk, sw_error *err)
{
    const sw_ruling *rules = &desk->engine->rules;
    const sw_json *about = rules->about;
    char *text = sw_copy_bytes(rules->decider->text ? rules->decider->text : "", rules->decider->text_size);
    if (!text)
        return sw_fail_memory(err);
    int code = sw_run(
        desk->database, err,
        "INSERT INTO ruleset (digest, name, version, text, engine, zone_data, seen_ms) VALUES ($1, $2, $3, $4, "
        "$5, $6, $7) ON CONFLICT (digest) DO NOTHING",
        "ttttttn", rules->digest, sw_json_get_text(about, "name"), sw_json_get_text(about, "version"), text,
        sw_json_get_text(about, "engine"), sw_json_get_text(about, "zone_data"), sw_engine_now(desk->engine));
    sw_release(text);
    return code;
}

/* Which rules decided last, with their limits. */
static int keep_about(const sw_desk *desk, sw_error *err)
{
    char *kept = NULL, *about = sw_json_write(desk->engine->rules.about, false);
    int code = about ? sw_meta_get(&kept, desk->database, "rules", err) : sw_fail_memory(err);
    if (code == SW_OK && (!kept || strcmp(kept, about) != 0))
        code = sw_meta_set(desk->database, "rules", about, err);
    sw_release(kept);
    sw_json_release_text(about);
    return code;
}

int sw_ruling_keep(const sw_desk *desk, sw_error *err)
{
    int code = keep_about(desk, err);
    return code == SW_OK ? keep_text(desk, err) : code;
}

int sw_ruling_month(int64_t *begin_ms, int64_t *end_ms, const sw_ruling *ruling, int64_t now_ms, sw_error *err)
{
    sw_zone *utc = NULL;
    const sw_zone *zone = ruling->zone;
    int code = zone ? SW_OK : sw_zone_load(&utc, "UTC", NULL, err);
    if (code == SW_OK)
        code = sw_zone_month_start(begin_ms, zone ? zone : utc, now_ms, err);
    if (code == SW_OK)
        code = sw_zone_next_month(end_ms, zone ? zone : utc, now_ms, err);
    sw_zone_free(utc);
    return code;
}
