/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Everything of the core: one include for those who want no more than one.
 */
#ifndef SAVEDWALLET_SAVEDWALLET_H
#define SAVEDWALLET_SAVEDWALLET_H

#include <savedwallet/advice.h>
#include <savedwallet/batch.h>
#include <savedwallet/button.h>
#include <savedwallet/cancel.h>
#include <savedwallet/charge.h>
#include <savedwallet/client.h>
#include <savedwallet/clock.h>
#include <savedwallet/config.h>
#include <savedwallet/currency.h>
#include <savedwallet/digest.h>
#include <savedwallet/error.h>
#include <savedwallet/face.h>
#include <savedwallet/finish.h>
#include <savedwallet/flow.h>
#include <savedwallet/guard.h>
#include <savedwallet/idempotency.h>
#include <savedwallet/key.h>
#include <savedwallet/limits.h>
#include <savedwallet/log.h>
#include <savedwallet/memory.h>
#include <savedwallet/money.h>
#include <savedwallet/names.h>
#include <savedwallet/notification.h>
#include <savedwallet/object.h>
#include <savedwallet/operation.h>
#include <savedwallet/operations.h>
#include <savedwallet/payment.h>
#include <savedwallet/receipt.h>
#include <savedwallet/region.h>
#include <savedwallet/response.h>
#include <savedwallet/review.h>
#include <savedwallet/sign.h>
#include <savedwallet/transport.h>
#include <savedwallet/validate.h>
#include <savedwallet/value.h>
#include <savedwallet/version.h>
#include <savedwallet/wallet.h>
#include <savedwallet/zone.h>

#endif
