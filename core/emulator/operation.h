/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What a route hands to the function that carries an operation out.
 */
#ifndef EMULATOR_OPERATION_H
#define EMULATOR_OPERATION_H

#include "base/json.h"
#include "emulator/answer.h"
#include "emulator/merchant.h"
#include "emulator/request.h"
#include "emulator/simulation.h"
#include "emulator/world.h"

typedef struct em_call {
    em_world *world;
    const em_merchant *merchant;
    const char *id;                  /**< of the path; NULL where the path has none */
    const char *second_id;           /**< of the path, likewise */
    const sw_json *body;             /**< an object; empty when nothing was sent */
    const em_simulation *simulation; /**< NULL when none was asked for */
    const em_request *request;
    em_answer *answer;
} em_call;

typedef void em_operation(em_call *call);

em_operation em_create_checkout_session;
em_operation em_update_checkout_session;
em_operation em_complete_checkout_session;
em_operation em_finalize_checkout_session;
em_operation em_get_checkout_session;
em_operation em_get_charge_permission;
em_operation em_update_charge_permission;
em_operation em_close_charge_permission;
em_operation em_create_charge;
em_operation em_get_charge;
em_operation em_capture_charge;
em_operation em_cancel_charge;
em_operation em_create_refund;
em_operation em_get_refund;
em_operation em_get_buyer;
em_operation em_update_charge;
em_operation em_create_dispute;
em_operation em_get_dispute;
em_operation em_update_dispute;
em_operation em_contest_dispute;
em_operation em_upload_file;
em_operation em_get_reports;
em_operation em_get_report_by_id;
em_operation em_create_report;
em_operation em_get_report_document;
em_operation em_get_report_schedules;
em_operation em_get_report_schedule_by_id;
em_operation em_create_report_schedule;
em_operation em_cancel_report_schedule;
em_operation em_get_disbursements;
em_operation em_delivery_trackers;
em_operation em_get_authorization_token;
em_operation em_instore_merchant_scan;
em_operation em_instore_charge;
em_operation em_instore_refund;
em_operation em_register_account;
em_operation em_update_account;
em_operation em_delete_account;
em_operation em_claim_account;
em_operation em_create_store;
em_operation em_update_store;

#endif
