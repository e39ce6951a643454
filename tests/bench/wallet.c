/* SPDX-License-Identifier: Apache-2.0 */
#include "wallet.h"

#include "tools.h"

#include <curl/curl.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROOM = 8192 };

static size_t keep(char *bytes, size_t one, size_t size, void *payload)
{
    char *out = payload;
    size_t used = strlen(out);
    if (used + size >= ROOM)
        return 0;
    memcpy(out + used, bytes, one * size);
    out[used + size] = '\0';
    return size;
}

bool has_emulator(void)
{
    return getenv("SAVEDWALLET_EMULATOR_URL") != NULL;
}

/* Asks the control API for something. @param[out] answer ROOM bytes */
static void control(char *answer, const char *what, const char *body)
{
    char url[512], token[512];
    snprintf(url, sizeof url, "%s/emulator/api/%s", getenv("SAVEDWALLET_EMULATOR_URL"), what);
    snprintf(token, sizeof token, "x-emulator-token: %s", getenv("SAVEDWALLET_EMULATOR_TOKEN"));
    struct curl_slist *headers = curl_slist_append(curl_slist_append(NULL, token), "content-type: application/json");
    CURL *curl = curl_easy_init();
    answer[0] = '\0';
    curl_easy_setopt(curl, CURLOPT_URL, url);
    curl_easy_setopt(curl, CURLOPT_CAINFO, getenv("SAVEDWALLET_CA_FILE"));
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body);
    curl_easy_setopt(curl, CURLOPT_FAILONERROR, 1L);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, keep);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, answer);
    if (curl_easy_perform(curl) != CURLE_OK)
        exit((fprintf(stderr, "savedwallet-bench: the emulator that runs this program refuses %s\n", what), 1));
    curl_easy_cleanup(curl);
    curl_slist_free_all(headers);
}

void reset_emulator(void)
{
    char answer[ROOM];
    control(answer, "reset", "{}");
}

/* JSON text as a JSON string: this payload has nothing else to be escaped. */
static void write_quoted(char *out, size_t size, const char *json)
{
    size_t used = 0;
    for (; *json && used + 3 < size; json++) {
        if (*json == '"' || *json == '\\')
            out[used++] = '\\';
        out[used++] = *json;
    }
    out[used] = '\0';
}

static void write_press(char *out, const sw_button *button)
{
    char payload[ROOM / 2];
    write_quoted(payload, sizeof payload, sw_button_payload_json(button));
    snprintf(out, ROOM,
             "{\"payload\":\"%s\",\"signature\":\"%s\",\"public_key_id\":\"%s\",\"algorithm\":\"%s\","
             "\"product_type\":\"PayOnly\",\"surface\":\"web\"}",
             payload, sw_button_signature(button), sw_button_public_key_id(button), sw_button_algorithm(button));
}

void save_wallet(char *out, size_t size, sw_client *client)
{
    char body[ROOM], answer[ROOM];
    sw_error err = SW_ERROR_INIT;
    sw_button *button = NULL;
    sw_object *told = NULL;
    sw_outcome *outcome = NULL;
    sw_button_options press_options = SW_BUTTON_OPTIONS_INIT;
    press_options.flow = SW_FLOW_SETUP_ONLY;
    press_options.return_url = "https://shop.example/back";
    press_options.cancel_url = "https://shop.example/gone";
    press_options.browser_session = SW_UNBOUND;
    must(sw_button_new(&button, client, &press_options, &err), &err);
    write_press(body, button);
    control(answer, "checkout", body);
    must(sw_object_read(&told, answer, strlen(answer), &err), &err);
    sw_finish_options finish_options = SW_FINISH_OPTIONS_INIT;
    finish_options.url = sw_object_text(told, "/url");
    finish_options.browser_session = SW_UNBOUND;
    must(sw_finish(&outcome, client, &finish_options, &err), &err);
    snprintf(out, size, "%s", sw_outcome_charge_permission_id(outcome));
    sw_outcome_free(outcome);
    sw_object_free(told);
    sw_button_free(button);
}
