/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The smallest program that charges a saved wallet:
 *     first_charge WALLET AMOUNT INTENT        first_charge S03-1234567-1234567 "18.40 EUR" ride:81
 * The account comes from SAVEDWALLET_*; `savedwallet-emulator exec --region eu -- …` sets it for the emulator.
 */
#include <savedwallet/savedwallet.h>

#include <stdio.h>
#include <stdlib.h>

/* The question after a failed charge is not "which error?" but "has the buyer paid?". */
static int explain(const sw_error *err)
{
    fprintf(stderr, "%s\n", err->message);
    if (err->effect == SW_EFFECT_UNKNOWN)
        fprintf(stderr, "It may have been charged. Run this again with the same intent, never with a new one.\n");
    else
        fprintf(stderr, "Nothing was charged. Next step: %s%s.\n", sw_next_step_name(err->next_step),
                err->retry == SW_RETRY_NEW_KEY ? ", then a new attempt" : "");
    return 1;
}

int main(int argc, char **argv)
{
    if (argc != 4) {
        fprintf(stderr, "usage: first_charge WALLET AMOUNT INTENT\n");
        return 2;
    }
    sw_error err = SW_ERROR_INIT;
    sw_money amount = SW_MONEY_INIT;
    if (sw_money_parse_text(&amount, argv[2], &err) < 0)
        return explain(&err);

    sw_config config = SW_CONFIG_INIT;
    config.merchant_id = getenv("SAVEDWALLET_MERCHANT_ID");
    config.public_key_id = getenv("SAVEDWALLET_PUBLIC_KEY_ID");
    config.private_key_file = getenv("SAVEDWALLET_PRIVATE_KEY_FILE");
    config.base_url = getenv("SAVEDWALLET_BASE_URL");
    config.ca_file = getenv("SAVEDWALLET_CA_FILE");
    config.region = SW_REGION_EU;
    sw_client *client = NULL;
    if (sw_client_new(&client, &config, &err) < 0)
        return explain(&err);

    sw_charge_options charge = SW_CHARGE_OPTIONS_INIT;
    charge.wallet = argv[1];
    charge.amount = &amount;
    charge.intent = argv[3];
    charge.initiator = "MITU"; /* the merchant starts it, not the buyer */
    charge.channel = "Web";
    sw_receipt *receipt = NULL;
    int code = sw_wallet_charge(&receipt, client, &charge, &err);
    if (code == SW_OK)
        printf("%s is %s\n", sw_receipt_id(receipt), sw_receipt_state(receipt));
    sw_receipt_free(receipt);
    sw_client_free(client);
    return code < 0 ? explain(&err) : 0;
}
