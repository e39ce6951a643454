/* SPDX-License-Identifier: Apache-2.0 */
#include "kept.h"

#include "fingerprint.h"

#include <php.h>

#include <string.h>

struct sw_held {
    sw_face *face;
    size_t holders; /* without us, who keep it */
    bool is_kept;
    sw_fingerprint fingerprint;
};

/* The one that was asked for last stands first. */
static sw_held *kept[SW_KEPT_MOST];
static size_t kept_count;

sw_held *sw_held_new(sw_face *face)
{
    sw_held *made = pecalloc(1, sizeof *made, true);
    made->face = face;
    made->holders = 1;
    return made;
}

sw_held *sw_held_retain(sw_held *held)
{
    held->holders++;
    return held;
}

static void free_unused(sw_held *held)
{
    if (held->holders > 0 || held->is_kept)
        return;
    sw_face_free(held->face);
    pefree(held, true);
}

void sw_held_release(sw_held *held)
{
    if (!held)
        return;
    held->holders--;
    free_unused(held);
}

sw_face *sw_held_face(const sw_held *held)
{
    return held->face;
}

static sw_held *take_out(size_t place)
{
    sw_held *held = kept[place];
    memmove(&kept[place], &kept[place + 1], (--kept_count - place) * sizeof kept[0]);
    held->is_kept = false;
    return held;
}

static void put_first(sw_held *held)
{
    memmove(&kept[1], &kept[0], kept_count++ * sizeof kept[0]);
    kept[0] = held;
    held->is_kept = true;
}

/* The same configuration with other files: a key that was replaced is not kept any longer. */
static void drop_replaced(const sw_fingerprint *fingerprint)
{
    for (size_t i = kept_count; i-- > 0;)
        if (sw_fingerprint_is_replaced(&kept[i]->fingerprint, fingerprint))
            free_unused(take_out(i));
}

/* @return whether there is room for one more */
static bool make_room(void)
{
    for (size_t i = kept_count; i-- > 0 && kept_count == SW_KEPT_MOST;)
        if (kept[i]->holders == 0)
            free_unused(take_out(i));
    return kept_count < SW_KEPT_MOST;
}

static sw_held *find(const sw_fingerprint *fingerprint)
{
    for (size_t i = 0; i < kept_count; i++) {
        if (!sw_fingerprint_is_same(&kept[i]->fingerprint, fingerprint))
            continue;
        sw_held *held = take_out(i);
        put_first(held);
        return held;
    }
    return NULL;
}

/* The files are looked at before they are read: one that changes in between is seen the next time. */
sw_held *sw_kept_get(const char *config, size_t size, sw_error *err)
{
    sw_fingerprint fingerprint;
    bool is_told = sw_fingerprint_take(&fingerprint, config, size);
    sw_held *held = is_told ? find(&fingerprint) : NULL;
    if (held)
        return sw_held_retain(held);
    sw_face *face = NULL;
    if (sw_face_new(&face, config, size, err) < 0)
        return NULL;
    held = sw_held_new(face);
    held->fingerprint = fingerprint;
    if (is_told)
        drop_replaced(&fingerprint);
    if (is_told && make_room())
        put_first(held);
    return held;
}

size_t sw_kept_count(void)
{
    return kept_count;
}

void sw_kept_end(void)
{
    while (kept_count > 0)
        free_unused(take_out(kept_count - 1));
}
