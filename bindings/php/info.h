/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What phpinfo() shows of the extension.
 */
#ifndef SAVEDWALLET_PHP_INFO_H
#define SAVEDWALLET_PHP_INFO_H

#include <savedwallet/version.h>

#include <php.h>

#include <ext/standard/info.h>

#include "kept.h"

static inline void show_info(void)
{
    zend_string *kept = zend_strpprintf(0, "%zu of at most %d", sw_kept_count(), SW_KEPT_MOST);
    php_info_print_table_start();
    php_info_print_table_row(2, "savedwallet support", "enabled");
    php_info_print_table_row(2, "Compiled with libsavedwallet", SW_VERSION);
    php_info_print_table_row(2, "Linked with libsavedwallet", sw_version());
    php_info_print_table_row(2, "Its libraries", sw_version_libraries());
    php_info_print_table_row(2, "Kept clients", ZSTR_VAL(kept));
    php_info_print_table_end();
    zend_string_release(kept);
}

#endif
