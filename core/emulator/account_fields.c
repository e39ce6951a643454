/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/account_fields.h"

static const char *const LEDGERS[] = { "USD", "EUR", "GBP", "JPY", NULL };
static const char *const BUSINESS_TYPES[] = { "CORPORATE", "INDIVIDUAL", NULL };

static const em_field PHONE_FIELDS[] = {
    { "countryCode", EM_TEXT, false, 0, NULL, NULL },
    { "number", EM_TEXT, false, 0, NULL, NULL },
    { 0 },
};

static const em_field ADDRESS_FIELDS[] = {
    { "addressLine1", EM_TEXT, false, 0, NULL, NULL },
    { "addressLine2", EM_TEXT, false, 0, NULL, NULL },
    { "addressLine3", EM_TEXT, false, 0, NULL, NULL },
    { "city", EM_TEXT, false, 0, NULL, NULL },
    { "stateOrRegion", EM_TEXT, false, 0, NULL, NULL },
    { "postalCode", EM_TEXT, false, 0, NULL, NULL },
    { "countryCode", EM_TEXT, false, 2, NULL, NULL },
    { "phoneNumber", EM_OBJECT, false, 0, NULL, PHONE_FIELDS },
    { 0 },
};

static const em_field SUPPORT_FIELDS[] = {
    { "customerSupportEmail", EM_TEXT, false, 0, NULL, NULL },
    { "customerSupportPhoneNumber", EM_ANY, false, 0, NULL, NULL },
    { 0 },
};

static const em_field BUSINESS[] = {
    { "businessType", EM_TEXT, true, 0, BUSINESS_TYPES, NULL },
    { "countryOfEstablishment", EM_TEXT, true, 2, NULL, NULL },
    { "businessLegalName", EM_TEXT, true, 0, NULL, NULL },
    { "businessAddress", EM_OBJECT, true, 0, NULL, ADDRESS_FIELDS },
    { "email", EM_TEXT, false, 0, NULL, NULL },
    { "businessCategory", EM_TEXT, false, 0, NULL, NULL },
    { "businessDisplayName", EM_TEXT, false, 0, NULL, NULL },
    { "annualSalesVolume", EM_PRICE, false, 0, NULL, NULL },
    { "customerSupportInformation", EM_OBJECT, false, 0, NULL, SUPPORT_FIELDS },
    { 0 },
};

static const em_field BUSINESS_CHANGE[] = {
    { "businessType", EM_TEXT, false, 0, BUSINESS_TYPES, NULL },
    { "countryOfEstablishment", EM_TEXT, false, 2, NULL, NULL },
    { "businessLegalName", EM_TEXT, false, 0, NULL, NULL },
    { "businessAddress", EM_OBJECT, false, 0, NULL, ADDRESS_FIELDS },
    { "email", EM_TEXT, false, 0, NULL, NULL },
    { "businessCategory", EM_TEXT, false, 0, NULL, NULL },
    { "businessDisplayName", EM_TEXT, false, 0, NULL, NULL },
    { "annualSalesVolume", EM_PRICE, false, 0, NULL, NULL },
    { "customerSupportInformation", EM_OBJECT, false, 0, NULL, SUPPORT_FIELDS },
    { 0 },
};

static const em_field PERSON[] = {
    { "personFullName", EM_TEXT, true, 0, NULL, NULL },
    { "residentialAddress", EM_OBJECT, false, 0, NULL, ADDRESS_FIELDS },
    { "dateOfBirth", EM_TEXT, false, 0, NULL, NULL },
    { 0 },
};

static const em_field PERSON_CHANGE[] = {
    { "personFullName", EM_TEXT, false, 0, NULL, NULL },
    { "residentialAddress", EM_OBJECT, false, 0, NULL, ADDRESS_FIELDS },
    { "dateOfBirth", EM_TEXT, false, 0, NULL, NULL },
    { 0 },
};

static const em_field INTEGRATION_FIELDS[] = {
    { "ipnEndpointUrls", EM_TEXTS, false, 0, NULL, NULL },
    { 0 },
};

static const em_field STORE_FIELDS[] = {
    { "domainUrls", EM_TEXTS, false, 0, NULL, NULL },
    { "storeName", EM_TEXT, false, 0, NULL, NULL },
    { "privacyPolicyUrl", EM_TEXT, false, 0, NULL, NULL },
    { "storeStatus", EM_ANY, false, 0, NULL, NULL },
    { 0 },
};

static const em_field STATUS_FIELDS[] = {
    { "statusProvider", EM_TEXT, false, 0, NULL, NULL },
    { "state", EM_TEXT, false, 0, NULL, NULL },
    { "reasonCode", EM_TEXT, false, 0, NULL, NULL },
    { 0 },
};

const em_field EM_ACCOUNT_FIELDS[] = {
    { "uniqueReferenceId", EM_TEXT, true, 0, NULL, NULL },
    { "ledgerCurrency", EM_TEXT, true, 0, LEDGERS, NULL },
    { "businessInfo", EM_OBJECT, true, 0, NULL, BUSINESS },
    { "primaryContactPerson", EM_OBJECT, false, 0, NULL, PERSON },
    { "beneficiaryOwners", EM_OBJECTS, false, 0, NULL, PERSON },
    { "integrationInfo", EM_OBJECT, false, 0, NULL, INTEGRATION_FIELDS },
    { "defaultStore", EM_OBJECT, false, 0, NULL, STORE_FIELDS },
    { "stores", EM_OBJECTS, false, 0, NULL, STORE_FIELDS },
    { "merchantStatus", EM_OBJECT, false, 0, NULL, STATUS_FIELDS },
    { 0 },
};

const em_field EM_ACCOUNT_CHANGE_FIELDS[] = {
    { "businessInfo", EM_OBJECT, false, 0, NULL, BUSINESS_CHANGE },
    { "primaryContactPerson", EM_OBJECT, false, 0, NULL, PERSON_CHANGE },
    { "stores", EM_OBJECTS, false, 0, NULL, STORE_FIELDS },
    { "merchantStatus", EM_OBJECT, false, 0, NULL, STATUS_FIELDS },
    { 0 },
};
