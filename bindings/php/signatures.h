/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The methods as PHP's Reflection tells of them; php/stubs/savedwallet.stub.php says the same. SWIG would call their
 * arguments arg1, arg2.
 *
 * Included once, by what SWIG has made.
 */
#ifndef SAVEDWALLET_PHP_SIGNATURES_H
#define SAVEDWALLET_PHP_SIGNATURES_H

/* clang-format off */
ZEND_BEGIN_ARG_INFO_EX(sig_client_construct, 0, 0, 1)
    ZEND_ARG_TYPE_INFO(0, config, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(sig_client_kept, 0, 1, SavedWallet\\Native\\Client, 0)
    ZEND_ARG_TYPE_INFO(0, config, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(sig_client_run, 0, 4, IS_STRING, 0)
    ZEND_ARG_TYPE_INFO(0, job, IS_STRING, 0)
    ZEND_ARG_TYPE_INFO(0, options, IS_STRING, 0)
    ZEND_ARG_TYPE_INFO(0, data, IS_STRING, 1)
    ZEND_ARG_TYPE_INFO(0, host, IS_CALLABLE, 1)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(sig_batch_construct, 0, 0, 2)
    ZEND_ARG_OBJ_INFO(0, client, SavedWallet\\Native\\Client, 0)
    ZEND_ARG_TYPE_INFO(0, maxInFlight, IS_LONG, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(sig_batch_add, 0, 4, IS_STRING, 0)
    ZEND_ARG_TYPE_INFO(0, tag, IS_LONG, 0)
    ZEND_ARG_TYPE_INFO(0, options, IS_STRING, 0)
    ZEND_ARG_TYPE_INFO(0, data, IS_STRING, 1)
    ZEND_ARG_TYPE_INFO(0, host, IS_CALLABLE, 1)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(sig_batch_wait, 0, 2, IS_STRING, 0)
    ZEND_ARG_TYPE_INFO(0, timeoutMs, IS_LONG, 0)
    ZEND_ARG_TYPE_INFO(0, host, IS_CALLABLE, 1)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(sig_batch_cancel, 0, 1, IS_LONG, 0)
    ZEND_ARG_TYPE_INFO(0, tag, IS_LONG, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(sig_rules_construct, 0, 0, 2)
    ZEND_ARG_TYPE_INFO(0, text, IS_STRING, 0)
    ZEND_ARG_TYPE_INFO(0, options, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(sig_rules_decide, 0, 3, IS_STRING, 0)
    ZEND_ARG_TYPE_INFO(0, hook, IS_STRING, 0)
    ZEND_ARG_TYPE_INFO(0, input, IS_STRING, 0)
    ZEND_ARG_TYPE_INFO(0, telling, IS_LONG, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(sig_rules_test, 0, 1, IS_STRING, 0)
    ZEND_ARG_TYPE_INFO(0, asking, IS_LONG, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(sig_rules_check, 0, 2, IS_STRING, 0)
    ZEND_ARG_TYPE_INFO(0, text, IS_STRING, 0)
    ZEND_ARG_TYPE_INFO(0, options, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(sig_engine_construct, 0, 0, 3)
    ZEND_ARG_OBJ_INFO(0, client, SavedWallet\\Native\\Client, 0)
    ZEND_ARG_OBJ_INFO(0, rules, SavedWallet\\Native\\Rules, 1)
    ZEND_ARG_TYPE_INFO(0, config, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(sig_to_string, 0, 0, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(sig_to_int, 0, 0, IS_LONG, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(sig_to_bool, 0, 0, _IS_BOOL, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(sig_to_void, 0, 0, IS_VOID, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(sig_construct, 0, 0, 0)
ZEND_END_ARG_INFO()

static PHP_METHOD(Client, kept);

static const zend_function_entry our_class_Client_functions[] = {
    PHP_ME(Client, __construct, sig_client_construct, ZEND_ACC_PUBLIC)
    PHP_ME(Client, kept, sig_client_kept, ZEND_ACC_PUBLIC | ZEND_ACC_STATIC)
    PHP_ME(Client, run, sig_client_run, ZEND_ACC_PUBLIC)
    PHP_ME(Client, runFree, sig_client_run, ZEND_ACC_PUBLIC | ZEND_ACC_STATIC)
    PHP_FE_END
};

static const zend_function_entry our_class_Batch_functions[] = {
    PHP_ME(Batch, __construct, sig_batch_construct, ZEND_ACC_PUBLIC)
    PHP_ME(Batch, add, sig_batch_add, ZEND_ACC_PUBLIC)
    PHP_ME(Batch, wait, sig_batch_wait, ZEND_ACC_PUBLIC)
    PHP_ME(Batch, cancel, sig_batch_cancel, ZEND_ACC_PUBLIC)
    PHP_ME(Batch, count, sig_to_int, ZEND_ACC_PUBLIC)
    PHP_ME(Batch, wakeup, sig_to_void, ZEND_ACC_PUBLIC)
    PHP_FE_END
};

static const zend_function_entry our_class_Cancel_functions[] = {
    PHP_ME(Cancel, __construct, sig_construct, ZEND_ACC_PUBLIC)
    PHP_ME(Cancel, request, sig_to_void, ZEND_ACC_PUBLIC)
    PHP_ME(Cancel, isRequested, sig_to_bool, ZEND_ACC_PUBLIC)
    PHP_FE_END
};

static const zend_function_entry our_class_Rules_functions[] = {
    PHP_ME(Rules, __construct, sig_rules_construct, ZEND_ACC_PUBLIC)
    PHP_ME(Rules, decide, sig_rules_decide, ZEND_ACC_PUBLIC)
    PHP_ME(Rules, test, sig_rules_test, ZEND_ACC_PUBLIC)
    PHP_ME(Rules, about, sig_to_string, ZEND_ACC_PUBLIC)
    PHP_ME(Rules, check, sig_rules_check, ZEND_ACC_PUBLIC | ZEND_ACC_STATIC)
    PHP_FE_END
};

static const zend_function_entry our_class_Engine_functions[] = {
    PHP_ME(Engine, __construct, sig_engine_construct, ZEND_ACC_PUBLIC)
    PHP_ME(Engine, run, sig_client_run, ZEND_ACC_PUBLIC)
    PHP_FE_END
};
/* clang-format on */

#endif
