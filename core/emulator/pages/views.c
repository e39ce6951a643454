/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/pages/views.h"

#include "emulator/check.h"
#include "emulator/must.h"
#include "emulator/pages/ships.h"

#include <stdio.h>
#include <string.h>

sw_json *em_view(em_language language, const char *title)
{
    sw_json *view = em_json(sw_json_object());
    sw_json_put_text(view, "lang", em_language_code(language));
    sw_json_put_text(view, "title", em_word(language, title));
    sw_json_put(view, "w", em_words(language));
    return view;
}

static const char *shop_name(const em_visit *visit)
{
    const sw_json *payload = em_visit_payload(visit);
    const char *name = sw_json_get_text(sw_json_get(payload, "merchantMetadata"), "merchantStoreName");
    if (name && *name)
        return name;
    bool is_ours = strcmp(visit->choice.merchant->merchant_id, EM_MERCHANT_ID) == 0;
    return is_ours ? em_word(visit->language, "test_shop") : visit->choice.merchant->merchant_id;
}

sw_json *em_view_of(const em_visit *visit, const char *title)
{
    sw_json *view = em_view(visit->language, title);
    sw_json_put_text(view, "visit", visit->id);
    sw_json_put_text(view, "shop", shop_name(visit));
    return view;
}

void em_view_put_word(sw_json *view, const char *name, em_language language, const char *word)
{
    sw_json_put_text(view, name, word ? em_word(language, word) : NULL);
}

sw_json *em_view_sign_in(em_world *world, const em_visit *visit)
{
    sw_json *view = em_view_of(visit, "sign_in");
    sw_json *list = em_json(sw_json_array());
    sw_json_put_text(view, "email", em_buyer_email(em_buyer_usual(&world->buyers)));
    for (size_t i = 0; i < world->buyers.count; i++)
        sw_json_append(list, em_json(sw_json_new_text(em_buyer_email(world->buyers.entries[i].value))));
    sw_json_put(view, "buyers", list);
    return view;
}

/* In another currency than the ledger's Amazon takes Visa and MasterCard only. */
bool em_card_is_offered(const em_visit *visit, const em_card *card)
{
    const sw_json *payment = sw_json_get(em_visit_payload(visit), "paymentDetails");
    return !em_given(payment, "presentmentCurrency") || strcmp(card->brand, "Visa") == 0 ||
           strcmp(card->brand, "MasterCard") == 0;
}

bool em_visit_ships(const em_visit *visit)
{
    return strcmp(visit->choice.product_type, "PayAndShip") == 0 &&
           !em_given(em_visit_payload(visit), "addressDetails");
}

bool em_consent_is_free(const em_visit *visit)
{
    return visit->choice.session && em_flow_buys(visit->choice.flow);
}

static const char *card_note(const em_card *card)
{
    if (card->asks)
        return "card_asks";
    if (card->outcome == EM_OUTCOME_PENDING)
        return card->reason ? "card_pending_declined" : "card_pending";
    if (card->outcome == EM_OUTCOME_SESSION_CANCELED)
        return strcmp(card->reason, "Declined") == 0 ? "card_declined" : "card_buyer_gives_up";
    return NULL;
}

static sw_json *write_cards(const em_visit *visit)
{
    char name[128];
    const em_card *card;
    sw_json *list = em_json(sw_json_array());
    for (size_t i = 0; (card = em_card_at(i)) != NULL; i++) {
        bool offered = em_card_is_offered(visit, card);
        sw_json *one = em_json(sw_json_object());
        snprintf(name, sizeof name, "%s %s %s", card->brand, em_word(visit->language, "ending_in"), card->digits);
        sw_json_put_text(one, "digits", card->digits);
        sw_json_put_text(one, "name", name);
        em_view_put_word(one, "note", visit->language, offered ? card_note(card) : "not_this_currency");
        sw_json_put_bool(one, "checked", offered && card == visit->choice.card);
        sw_json_put_bool(one, "disabled", !offered);
        sw_json_append(list, one);
    }
    return list;
}

static void add_part(sw_buf *out, const sw_json *address, const char *name)
{
    const char *part = sw_json_get_text(address, name);
    if (!part || !*part)
        return;
    sw_buf_add_text(out, out->size > 0 ? ", " : "");
    sw_buf_add_text(out, part);
}

static void put_address_line(sw_json *out, const char *member, const sw_json *address)
{
    static const char *const names[] = { "name",       "addressLine1", "addressLine2",  "addressLine3",
                                         "postalCode", "city",         "stateOrRegion", "countryCode" };
    sw_buf line = SW_BUF_INIT(EM_MAX_BODY);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        add_part(&line, address, names[i]);
    sw_json_put_text(out, member, sw_buf_text(&line));
    sw_buf_free(&line);
}

/* The address that is chosen already, or the first that the shop delivers to. */
static sw_json *write_addresses(const em_visit *visit)
{
    const sw_json *rules = sw_json_get(em_visit_payload(visit), "deliverySpecifications");
    const sw_json *chosen = visit->choice.address;
    char index[24];
    const sw_json *address;
    sw_json *list = em_json(sw_json_array());
    for (size_t i = 0; (address = em_buyer_address(visit->choice.buyer, i)) != NULL; i++) {
        bool ships = em_ships_to(rules, address);
        sw_json *one = em_json(sw_json_object());
        if (ships && !chosen)
            chosen = address;
        snprintf(index, sizeof index, "%zu", i);
        sw_json_put_text(one, "index", index);
        put_address_line(one, "line", address);
        sw_json_put_bool(one, "checked", ships && address == chosen);
        sw_json_put_bool(one, "disabled", !ships);
        em_view_put_word(one, "note", visit->language, ships ? NULL : "not_delivered");
        sw_json_append(list, one);
    }
    return list;
}

/* What the shop learns; without scopes what Amazon tells by itself. */
static sw_json *write_scopes(const em_visit *visit)
{
    const sw_json *payload = em_visit_payload(visit);
    bool signs_in = !visit->choice.session || visit->choice.flow == EM_FLOW_SIGN_IN_AND_SETUP;
    const sw_json *scopes = em_given(payload, signs_in ? "signInScopes" : "scopes");
    const char *const *otherwise = signs_in ? EM_SCOPES_OF_SIGN_IN : EM_SCOPES_OF_PURCHASE;
    static const char *const nothing[] = { NULL };
    static const char *const names[] = {
        "name", "email", "phoneNumber", "postalCode", "shippingAddress", "billingAddress", "primeStatus", NULL
    };
    char word[64];
    sw_json *list = em_json(sw_json_array());
    for (const char *const *name = names; *name; name++)
        if (em_is_in_scope(scopes, *name, visit->choice.session ? otherwise : nothing)) {
            snprintf(word, sizeof word, "scope_%s", *name);
            sw_json_append(list, em_json(sw_json_new_text(em_word(visit->language, word))));
        }
    if (sw_json_size(list) == 0)
        sw_json_append(list, em_json(sw_json_new_text(em_word(visit->language, "scope_buyerId"))));
    return list;
}

static void put_order(sw_json *view, const em_visit *visit)
{
    const sw_json *payload = em_visit_payload(visit);
    const sw_json *price = sw_json_get(sw_json_get(payload, "paymentDetails"), "chargeAmount");
    const sw_json *metadata = sw_json_get(payload, "merchantMetadata");
    const sw_json *address = em_given(payload, "addressDetails");
    char amount[64];
    const sw_json *number = sw_json_get(price, "amount");
    char *written = number && !sw_json_text(number) ? sw_json_write(number, false) : NULL;
    snprintf(amount, sizeof amount, "%s %s",
             written  ? written
             : number ? sw_json_text(number)
                      : "",
             price ? sw_json_get_text(price, "currencyCode") : "");
    sw_json_release_text(written);
    sw_json_put_text(view, "amount", price ? amount : NULL);
    sw_json_put_text(view, "note", sw_json_get_text(metadata, "noteToBuyer"));
    sw_json_put_text(view, "reference", sw_json_get_text(metadata, "merchantReferenceId"));
    if (address)
        put_address_line(view, "fixed_address", address);
}

static const char *title_of(const em_visit *visit)
{
    static const char *const titles[] = {
        [EM_FLOW_NONE] = "title_share",      [EM_FLOW_SETUP] = "title_setup",
        [EM_FLOW_UPDATE] = "title_update",   [EM_FLOW_SIGN_IN_AND_SETUP] = "title_sign_in_and_setup",
        [EM_FLOW_EXPRESS] = "title_express", [EM_FLOW_BUTTON] = "title_button",
    };
    return titles[visit->choice.flow];
}

static const char *consent_of(const em_visit *visit)
{
    if (!visit->choice.session || em_consent_is_free(visit))
        return NULL;
    return visit->choice.flow == EM_FLOW_UPDATE ? "consent_update" : "consent";
}

sw_json *em_view_review(const em_visit *visit)
{
    sw_json *view = em_view_of(visit, title_of(visit));
    bool ships = em_visit_ships(visit);
    bool is_back = visit->choice.session && visit->choice.session->card; /* with a consent that was given or not */
    sw_json_put_text(view, "buyer", em_buyer_name(visit->choice.buyer));
    sw_json_put_bool(view, "pays", visit->choice.session != NULL);
    sw_json_put(view, "cards", write_cards(visit));
    sw_json_put_bool(view, "ships", ships);
    if (ships)
        sw_json_put(view, "addresses", write_addresses(visit));
    sw_json_put(view, "scopes", write_scopes(visit));
    put_order(view, visit);
    sw_json_put_bool(view, "consent_is_free", em_consent_is_free(visit));
    sw_json_put_bool(view, "consented", is_back && visit->choice.consents);
    em_view_put_word(view, "consent", visit->language, consent_of(visit));
    em_view_put_word(view, "forward", visit->language, em_consent_is_free(visit) ? "go_on" : "agree");
    return view;
}
