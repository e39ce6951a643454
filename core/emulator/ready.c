/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/ready.h"

#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "emulator/merchant.h"
#include "emulator/must.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { URL_SIZE = EM_URL_SIZE };

/* Who listens for other machines is called by its name. */
static void write_url(char out[URL_SIZE], const em_server *server, bool secure)
{
    bool is_loopback = strncmp(server->address, "127.", 4) == 0;
    snprintf(out, URL_SIZE, "%s://%s:%d", secure ? "https" : "http", is_loopback ? server->address : server->extra_host,
             secure ? server->port : server->http_port);
}

void em_ready_set_pages(const em_server *server, bool over_http)
{
    write_url(server->world->start.pages_url, server, !over_http);
}

static void write_script_url(char out[2 * URL_SIZE], const em_server *server)
{
    snprintf(out, 2 * URL_SIZE, "%s/checkout.js", server->world->start.pages_url);
}

char *em_ready_line(const em_server *server, const em_identity *identity)
{
    char url[URL_SIZE];
    char script[2 * URL_SIZE];
    sw_json *line = em_json(sw_json_object());
    write_url(url, server, true);
    sw_json_put_text(line, "url", url);
    write_url(url, server, false);
    sw_json_put_text(line, "http_url", url);
    write_script_url(script, server);
    sw_json_put_text(line, "script_url", script);
    sw_json_put_text(line, "ca_file", identity->ca_file);
    sw_json_put_text(line, "sns_cert_file", identity->sns_file);
    sw_json_put_text(line, "public_key_id", EM_PUBLIC_KEY_ID);
    sw_json_put_text(line, "private_key_file", identity->private_key_file);
    sw_json_put_text(line, "public_key_file", identity->public_key_file);
    sw_json_put_text(line, "merchant_id", EM_MERCHANT_ID);
    sw_json_put_text(line, "store_id", EM_STORE_ID);
    sw_json_put_text(line, "region", server->world->start.region->name);
    sw_json_put_text(line, "control_token", server->world->start.control_token);
    char *written = sw_json_write(line, false);
    sw_buf text = SW_BUF_INIT(64 * 1024);
    sw_buf_add_text(&text, written ? written : "");
    sw_buf_add_char(&text, '\n');
    sw_json_release_text(written);
    sw_json_free(line);
    return em_take(&text);
}

int em_ready_write(const char *file, const char *line, sw_error *err)
{
    sw_buf beside = SW_BUF_INIT(8192);
    sw_buf_addf(&beside, "%s.%ld", file, (long)getpid());
    char *path = em_take(&beside);
    unlink(path);
    int code = sw_file_create(path, line, strlen(line), 0600, "the ready file", err);
    if (code == SW_OK && rename(path, file) != 0) {
        code = sw_fail(err, SW_E_IO, "the ready file \"%s\" cannot be written: %s", file, strerror(errno));
        unlink(path);
    }
    sw_release(path);
    return code;
}

static void set(const char *name, const char *value)
{
    setenv(name, value, 1);
}

void em_ready_set_environment(const em_server *server, const em_identity *identity)
{
    char url[URL_SIZE];
    char script[2 * URL_SIZE];
    write_url(url, server, true);
    write_script_url(script, server);
    set("SAVEDWALLET_MERCHANT_ID", EM_MERCHANT_ID);
    set("SAVEDWALLET_STORE_ID", EM_STORE_ID);
    set("SAVEDWALLET_PUBLIC_KEY_ID", EM_PUBLIC_KEY_ID);
    unsetenv("SAVEDWALLET_PRIVATE_KEY"); /* one of the merchant's own would go before the file */
    set("SAVEDWALLET_PRIVATE_KEY_FILE", identity->private_key_file);
    set("SAVEDWALLET_REGION", server->world->start.region->name);
    set("SAVEDWALLET_BASE_URL", url);
    set("SAVEDWALLET_SCRIPT_URL", script);
    set("SAVEDWALLET_CA_FILE", identity->ca_file);
    set("SAVEDWALLET_LEDGER_CURRENCY", server->world->start.region->ledger_currency);
    setenv("SAVEDWALLET_STATE_SECRET", server->world->start.control_token, 0); /* buttons need one */
    set("SAVEDWALLET_EMULATOR_SNS_CERT_FILE", identity->sns_file);
    set("SAVEDWALLET_EMULATOR_URL", url);
    set("SAVEDWALLET_EMULATOR_TOKEN", server->world->start.control_token);
}
