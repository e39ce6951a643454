/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The fields of an account, as it is opened and as it is changed.
 */
#ifndef EMULATOR_ACCOUNT_FIELDS_H
#define EMULATOR_ACCOUNT_FIELDS_H

#include "emulator/check.h"

/** Register Amazon Pay Account and Create Merchant Account are one path: the fields of both. */
extern const em_field EM_ACCOUNT_FIELDS[];

/** Update Amazon Pay Account and Update Merchant Account, likewise. */
extern const em_field EM_ACCOUNT_CHANGE_FIELDS[];

#endif
