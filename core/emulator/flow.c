/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/flow.h"

#include "emulator/check.h"
#include "emulator/permission.h"

#include <string.h>

const char *const EM_PRODUCT_TYPES[] = { "PayOnly", "PayAndShip", "SignInAndSetup", NULL };

static bool is_text(const sw_json *object, const char *name, const char *value)
{
    const char *text = sw_json_get_text(object, name);
    return text && strcmp(text, value) == 0;
}

em_flow em_flow_of(const sw_json *payload, const char *product_type)
{
    const sw_json *urls = sw_json_get(payload, "webCheckoutDetails");
    const sw_json *on_file = sw_json_get(payload, "paymentMethodOnFileMetadata");
    if (em_given(urls, "signInReturnUrl") || (product_type && strcmp(product_type, "SignInAndSetup") == 0))
        return EM_FLOW_SIGN_IN_AND_SETUP;
    if (!is_text(payload, "chargePermissionType", "PaymentMethodOnFile"))
        return EM_FLOW_NONE;
    if (em_is_true(sw_json_get(on_file, "setupOnly")))
        return em_given(payload, "chargePermissionId") ? EM_FLOW_UPDATE : EM_FLOW_SETUP;
    return is_text(urls, "checkoutMode", "ProcessOrder") ? EM_FLOW_BUTTON : EM_FLOW_EXPRESS;
}

bool em_flow_buys(em_flow flow)
{
    return flow == EM_FLOW_EXPRESS || flow == EM_FLOW_BUTTON;
}

/* Is the member there? The group is an object of the payload. */
static bool need(const em_choice *choice, const char *group, const char *name, em_answer *answer)
{
    if (em_given(sw_json_get(choice->payload, group), name))
        return true;
    return em_answer_error(answer, "MissingParameterValue", "The field [%s.%s] is missing.", group, name);
}

static bool check_setup(const em_choice *choice, em_answer *answer)
{
    if (!need(choice, "webCheckoutDetails", "checkoutResultReturnUrl", answer) ||
        !need(choice, "paymentDetails", "paymentIntent", answer))
        return false;
    if (is_text(sw_json_get(choice->payload, "paymentDetails"), "paymentIntent", "Confirm"))
        return true;
    return em_answer_error(answer, "InvalidParameterCombination",
                           "With setupOnly true paymentIntent must be Confirm: no money is moved.");
}

static bool check_update(const em_world *world, const em_choice *choice, em_answer *answer)
{
    const char *id = sw_json_get_text(choice->payload, "chargePermissionId");
    const em_permission *permission = em_table_get(&world->permissions, id);
    if (strcmp(world->start.region->name, "jp") == 0)
        return em_answer_error(answer, "UnsupportedOperation",
                               "Amazon Pay has no page in Japan that updates a saved wallet.");
    if (!permission || permission->merchant != choice->merchant)
        return em_answer_error(answer, "ResourceNotFound", "There is no Charge Permission with this id.");
    if (!em_permission_is_on_file(permission))
        return em_answer_error(answer, "InvalidParameterValue",
                               "The value provided for [chargePermissionId] is invalid: it is no saved wallet.");
    if (em_is_in(&permission->status, "Closed"))
        return em_answer_error(answer, "InvalidChargePermissionStatus",
                               "The Charge Permission is Closed, and does not open again.");
    return check_setup(choice, answer);
}

static bool check_sign_in(const em_choice *choice, em_answer *answer)
{
    if (strcmp(choice->product_type, "SignInAndSetup") != 0)
        return em_answer_error(answer, "InvalidParameterCombination",
                               "webCheckoutDetails.signInReturnUrl goes with the productType SignInAndSetup.");
    return need(choice, "webCheckoutDetails", "signInReturnUrl", answer);
}

static bool check_express(const em_choice *choice, em_answer *answer)
{
    if (choice->mobile)
        return em_answer_error(answer, "UnsupportedOperation", "The Mobile SDK has no express checkout.");
    return need(choice, "webCheckoutDetails", "checkoutReviewReturnUrl", answer);
}

/* With an additional payment button the merchant knows where to ship to. */
static bool check_address(const em_choice *choice, em_answer *answer)
{
    bool ships = strcmp(choice->product_type, "PayAndShip") == 0;
    bool given = em_given(choice->payload, "addressDetails") != NULL;
    if (ships && !given)
        return em_answer_error(answer, "MissingParameterValue",
                               "The field [addressDetails] is missing: productType is PayAndShip.");
    if (!ships && given)
        return em_answer_error(answer, "InvalidParameterCombination",
                               "addressDetails does not go with the productType PayOnly.");
    return true;
}

static bool check_button(const em_choice *choice, em_answer *answer)
{
    return need(choice, "webCheckoutDetails", "checkoutResultReturnUrl", answer) &&
           need(choice, "paymentDetails", "paymentIntent", answer) &&
           need(choice, "paymentDetails", "chargeAmount", answer) && check_address(choice, answer);
}

static bool check_purchase(const em_choice *choice, em_answer *answer)
{
    if (!need(choice, "paymentMethodOnFileMetadata", "setupOnly", answer))
        return false;
    if (em_given(choice->payload, "chargePermissionId"))
        return em_answer_error(answer, "UnsupportedOperation",
                               "This emulator does not buy with a saved wallet on Amazon's pages: "
                               "chargePermissionId goes with setupOnly true.");
    return choice->flow == EM_FLOW_EXPRESS ? check_express(choice, answer) : check_button(choice, answer);
}

bool em_flow_check(const em_world *world, const em_choice *choice, em_answer *answer)
{
    switch (choice->flow) {
    case EM_FLOW_NONE:
        break;
    case EM_FLOW_SETUP:
        return check_setup(choice, answer);
    case EM_FLOW_UPDATE:
        return check_update(world, choice, answer);
    case EM_FLOW_SIGN_IN_AND_SETUP:
        return check_sign_in(choice, answer);
    case EM_FLOW_EXPRESS:
    case EM_FLOW_BUTTON:
        return check_purchase(choice, answer);
    }
    return em_answer_error(answer, "UnsupportedOperation",
                           "This emulator does only what saves a wallet: chargePermissionType PaymentMethodOnFile.");
}
