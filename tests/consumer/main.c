/* SPDX-License-Identifier: Apache-2.0 */
/* A stranger's program: it sees an installed copy of savedwallet and nothing of its sources. */
#include <savedwallet/engine.h>
#include <savedwallet/rules.h>
#include <savedwallet/savedwallet.h>

#include <stdio.h>
#include <string.h>

int main(void)
{
    sw_error err = SW_ERROR_INIT;
    sw_config config = SW_CONFIG_INIT;
    sw_client *client = NULL;
    int code = sw_client_new(&client, &config, &err);
    printf("%s | %s | %s | %s\n", sw_version(), sw_version_libraries(), sw_rules_version(), sw_journal_version());
    printf("an empty configuration: %d, %s\n", code, err.message);
    sw_client_free(client);
    return code == SW_E_INVALID && strcmp(sw_version(), SW_VERSION) == 0 ? 0 : 1;
}
