/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/button.h"

#include "emulator/canonical.h"
#include "emulator/check.h"
#include "emulator/must.h"
#include "emulator/payload.h"
#include "emulator/signature.h"

#include <string.h>

static const char *const ENVIRONMENTS[] = { "SANDBOX", NULL };

static const char *const LANGUAGES[] = { "en_US", "en_GB", "de_DE", "fr_FR", "it_IT", "es_ES", "ja_JP", NULL };

static const em_field CONFIGURATION_FIELDS[] = {
    { "merchantId", EM_TEXT, true, 0, NULL, NULL },
    { "placement", EM_TEXT, false, 0, NULL, NULL },
    { "checkoutLanguage", EM_TEXT, false, 0, LANGUAGES, NULL },
    { "ledgerCurrency", EM_TEXT, true, 3, NULL, NULL },
    { "productType", EM_TEXT, true, 0, EM_PRODUCT_TYPES, NULL },
    { "environment", EM_TEXT, true, 0, ENVIRONMENTS, NULL },
    { "msdk", EM_BOOL_OR_TEXT, true, 0, NULL, NULL },
    { "checkoutSessionConfig", EM_ANY, true, 0, NULL, NULL },
    { 0 },
};

const char *em_name_in(const char *const *names, const char *text)
{
    for (; text && *names; names++)
        if (strcmp(*names, text) == 0)
            return *names;
    return NULL;
}

static const em_merchant *find_merchant(const em_world *world, const sw_json *body, em_answer *answer)
{
    const char *id = sw_json_get_text(body, "public_key_id");
    const em_merchant *merchant = em_table_get(&world->merchants, id);
    if (!merchant)
        em_answer_error(answer, "InvalidAuthentication", "%s",
                        em_is_live_key(id) ? "A LIVE key has no place in an emulator."
                                           : "The public key id is not known.");
    return merchant;
}

/* Without a name Amazon's script takes the older algorithm. */
static const char *read_algorithm(const sw_json *body)
{
    const char *name = sw_json_get_text(body, "algorithm");
    return name ? name : "AMZN-PAY-RSASSA-PSS";
}

static bool check_signature(const em_merchant *merchant, const sw_json *body, em_answer *answer)
{
    const char *payload = sw_json_get_text(body, "payload");
    const char *algorithm = read_algorithm(body);
    char text[EM_MAX_STRING_TO_SIGN];
    em_string_to_sign(text, algorithm, payload, strlen(payload));
    if (em_signature_verify(merchant->key, em_algorithm_find(algorithm), text, sw_json_get_text(body, "signature")))
        return true;
    return em_answer_error(answer, "InvalidSignatureError",
                           "The button's signature does not belong to its payload, signing String [%s], merchant [%s]",
                           text, merchant->merchant_id);
}

bool em_button_read(em_choice *choice, const em_world *world, const sw_json *body, em_answer *answer)
{
    const em_merchant *signer = find_merchant(world, body, answer);
    if (!signer || !check_signature(signer, body, answer))
        return false;
    choice->merchant = signer->first;
    return em_payload_read(&choice->payload, sw_json_get_text(body, "payload"), answer);
}

static const em_merchant *find_by_merchant_id(const em_world *world, const char *id, em_answer *answer)
{
    const em_merchant *merchant = em_merchant_find(&world->merchants, id);
    if (!merchant)
        em_answer_error(answer, "InvalidAuthentication", "The merchant id is not known.");
    return merchant;
}

/* A merchant of the United Kingdom is one of region eu, with a ledger in pounds. */
bool em_button_check_ledger(const char *currency, const em_region *region, em_answer *answer)
{
    if (strcmp(currency, region->ledger_currency) == 0 || (region->many_currencies && strcmp(currency, "GBP") == 0))
        return true;
    return em_answer_error(answer, "InvalidParameterValue",
                           "The value provided for [ledgerCurrency] is invalid: region %s has %s.", region->name,
                           region->ledger_currency);
}

/* Amazon's script takes its region's only; which ones its page takes is not known, so these are all that there are. */
bool em_button_check_language(const char *language, em_answer *answer)
{
    return em_value_of(LANGUAGES, language) ||
           em_answer_error(answer, "InvalidParameterValue",
                           "The value provided for [checkoutLanguage] is invalid: it is no language of Amazon Pay.");
}

bool em_button_read_mobile(em_choice *choice, const em_world *world, const sw_json *configuration, em_answer *answer)
{
    if (!em_check(answer, configuration, CONFIGURATION_FIELDS) ||
        !em_button_check_ledger(sw_json_get_text(configuration, "ledgerCurrency"), world->start.region, answer))
        return false;
    choice->merchant = find_by_merchant_id(world, sw_json_get_text(configuration, "merchantId"), answer);
    if (!choice->merchant)
        return false;
    choice->mobile = true;
    choice->product_type = em_name_in(EM_PRODUCT_TYPES, sw_json_get_text(configuration, "productType"));
    choice->payload = em_json(sw_json_copy(sw_json_get(configuration, "checkoutSessionConfig")));
    return true;
}
