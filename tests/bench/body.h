/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The charge that is measured: the same bytes and the same key for us and for the limit.
 */
#ifndef BODY_H
#define BODY_H

#define CHARGE_WALLET "B01-4410027-9003316"

#define CHARGE_BODY                                                     \
    "{\"chargePermissionId\":\"" CHARGE_WALLET "\","                    \
    "\"chargeAmount\":{\"amount\":\"24.90\",\"currencyCode\":\"USD\"}," \
    "\"captureNow\":true,\"chargeInitiator\":\"MITU\",\"channel\":\"Web\"}"

#define CHARGE_KEY "c04d4791fd56166abf7f2db7899a6d60"

#endif
