/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The inside of a button.
 */
#ifndef SW_PAY_BUTTON_H
#define SW_PAY_BUTTON_H

#include "base/json.h"

#include <savedwallet/button.h>

struct sw_button {
    sw_flow flow;
    sw_surface surface;
    sw_start start;
    sw_region region;
    char *id;            /* of its element: no two on a page are the same */
    char *payload_json;  /* NULL on mobile_sdk */
    char *options_json;  /* NULL on mobile_sdk */
    char *lazy_json;     /* NULL on mobile_sdk */
    char *data_json;     /* what the page's script reads; NULL on mobile_sdk */
    char *initiate_json; /* mobile_sdk only */
    char *public_key_id;
    char *script_url;
    char *script_origin;    /* of a script that is not the region's; else NULL */
    char *start_text;       /* NULL: ours */
    char *unavailable_text; /* NULL: ours */
    char *way_back;         /* the cancel URL with its sw_state; NULL: none */
    bool is_lazy;
    sw_signature *signature; /* NULL on mobile_sdk */
    sw_problems *problems;
};

/** Writes what the page's script and the app take, once the payload is there. @param mobile the app's; or NULL */
int sw_button_write(sw_button *button, const sw_client *client, const sw_button_options *options, sw_json *mobile,
                    sw_error *err);

#endif
