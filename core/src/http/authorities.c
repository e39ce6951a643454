/* SPDX-License-Identifier: Apache-2.0 */
#include "http/authorities.h"

#include "base/error.h"
#include "base/file.h"

#include <string.h>
#include <unistd.h>

int sw_authorities_read(sw_buf *out, const char *ca_file, const char *system, sw_error *err)
{
    int code = sw_file_read(out, ca_file, "the CA file", err);
    if (code == SW_OK && !strstr(sw_buf_text(out), "-----BEGIN CERTIFICATE-----"))
        code = sw_fail_field(err, SW_E_INVALID, "ca_file", "the CA file \"%.256s\" holds no PEM certificate", ca_file);
    if (code != SW_OK || !system || access(system, R_OK) != 0)
        return code;
    sw_buf_add_char(out, '\n');
    return sw_file_read(out, system, "the system's CA file", err);
}
