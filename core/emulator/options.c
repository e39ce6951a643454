/* SPDX-License-Identifier: Apache-2.0 */
#include "emulator/options.h"

#include "base/crypto.h"
#include "base/error.h"
#include "base/text.h"
#include "emulator/date.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>

static const char HELP[] =
    "savedwallet-emulator: a local Amazon Pay for tests and development\n"
    "\n"
    "  savedwallet-emulator [OPTION]...\n"
    "  savedwallet-emulator exec [OPTION]... -- COMMAND [ARGUMENT]...\n"
    "\n"
    "The first form listens until it is told to stop (SIGTERM, SIGINT), and prints one line of JSON when it listens.\n"
    "The second runs a command with SAVEDWALLET_* set to reach the emulator, and exits with the command's code.\n"
    "\n"
    "  --listen A           address in numbers (127.0.0.1); one that others can reach needs --allow-remote\n"
    "  --allow-remote       lets other machines in; needs --tls-name, the name by which they call it\n"
    "  --port N             port for https, 0 or none: any free one\n"
    "  --http-port N        port for http, 0 or none: any free one\n"
    "  --region R           na, eu or jp (na)\n"
    "  --data-dir D         keeps keys and certificates in D; without it they are made anew and removed at the end\n"
    "  --seed N             the same seed gives the same ids\n"
    "  --clock T            starts with the clock frozen at T, such as 2027-01-01T00:00:00Z\n"
    "  --replay-errors W    errors given again for a repeated idempotency key: all, 4xx or none (4xx)\n"
    "  --bank-asks          the bank asks for the buyer of charges with chargeInitiator CITU\n"
    "  --ready-file F       writes the line of JSON to F as well\n"
    "  --http-pages         the buyer's pages are at the http port: a browser then needs no certificate\n"
    "  --tls-name HOST      one more name in the certificate, and one more Host that is answered\n"
    "  --help, --version\n";

enum { LONGEST_NAME = 100 };

typedef int option_reader(em_options *out, const char *value, sw_error *err);

static bool read_number(uint64_t *out, const char *text, uint64_t most)
{
    uint64_t number = 0;
    const char *c = text;
    for (; sw_is_digit(*c) && number <= most / 10; c++)
        number = number * 10 + (uint64_t)(*c - '0');
    *out = number;
    return c > text && *c == '\0' && number <= most;
}

static int read_port_number(int *out, const char *value, const char *name, sw_error *err)
{
    uint64_t number;
    if (!read_number(&number, value, 65535))
        return sw_fail_field(err, SW_E_INVALID, name, "%s takes a number from 0 to 65535", name);
    *out = (int)number;
    return SW_OK;
}

static int read_port(em_options *out, const char *value, sw_error *err)
{
    return read_port_number(&out->port, value, "--port", err);
}

static int read_http_port(em_options *out, const char *value, sw_error *err)
{
    return read_port_number(&out->http_port, value, "--http-port", err);
}

static int read_region(em_options *out, const char *value, sw_error *err)
{
    out->start.region = em_region_find(value);
    return out->start.region ? SW_OK : sw_fail_field(err, SW_E_INVALID, "--region", "--region takes na, eu or jp");
}

static int read_directory(em_options *out, const char *value, sw_error *err)
{
    (void)err;
    out->data_directory = value;
    return SW_OK;
}

static int read_seed(em_options *out, const char *value, sw_error *err)
{
    if (read_number(&out->start.seed, value, UINT64_MAX))
        return SW_OK;
    return sw_fail_field(err, SW_E_INVALID, "--seed", "--seed takes a whole number from 0");
}

static int read_clock(em_options *out, const char *value, sw_error *err)
{
    out->start.frozen = em_date_read(&out->start.frozen_at, value);
    if (out->start.frozen)
        return SW_OK;
    return sw_fail_field(err, SW_E_INVALID, "--clock", "--clock takes a time such as 2027-01-01T00:00:00Z");
}

static int read_replay(em_options *out, const char *value, sw_error *err)
{
    static const char *const names[] = { [EM_REPLAY_4XX] = "4xx", [EM_REPLAY_ALL] = "all", [EM_REPLAY_NONE] = "none" };
    for (int i = EM_REPLAY_4XX; i <= EM_REPLAY_NONE; i++)
        if (strcmp(names[i], value) == 0) {
            out->start.replay = (em_replay)i;
            return SW_OK;
        }
    return sw_fail_field(err, SW_E_INVALID, "--replay-errors", "--replay-errors takes all, 4xx or none");
}

static int read_bank_asks(em_options *out, const char *value, sw_error *err)
{
    (void)value;
    (void)err;
    out->start.bank_asks = true;
    return SW_OK;
}

static int read_http_pages(em_options *out, const char *value, sw_error *err)
{
    (void)value;
    (void)err;
    out->http_pages = true;
    return SW_OK;
}

static int read_ready_file(em_options *out, const char *value, sw_error *err)
{
    (void)err;
    out->ready_file = value;
    return SW_OK;
}

static int read_address(em_options *out, const char *value, sw_error *err)
{
    struct in_addr address;
    if (inet_pton(AF_INET, value, &address) != 1)
        return sw_fail_field(err, SW_E_INVALID, "--listen", "--listen takes an IPv4 address, such as 127.0.0.1");
    out->address = value;
    out->is_remote = ntohl(address.s_addr) >> 24 != IN_LOOPBACKNET;
    return SW_OK;
}

static int read_allow_remote(em_options *out, const char *value, sw_error *err)
{
    (void)value;
    (void)err;
    out->allows_remote = true;
    return SW_OK;
}

static int read_tls_name(em_options *out, const char *value, sw_error *err)
{
    for (const char *c = value; *c; c++)
        if (!sw_is_alnum(*c) && *c != '-' && *c != '.')
            return sw_fail_field(err, SW_E_INVALID, "--tls-name", "--tls-name takes a host name");
    out->tls_name = value;
    if (strlen(value) > LONGEST_NAME)
        return sw_fail_field(err, SW_E_INVALID, "--tls-name", "--tls-name takes at most %d characters", LONGEST_NAME);
    return *value ? SW_OK : sw_fail_field(err, SW_E_INVALID, "--tls-name", "--tls-name takes a host name");
}

static const struct {
    const char *name;
    option_reader *read;
    bool alone; /* it takes no value */
} OPTIONS[] = {
    { "--listen", read_address, false },
    { "--allow-remote", read_allow_remote, true },
    { "--port", read_port, false },
    { "--http-port", read_http_port, false },
    { "--region", read_region, false },
    { "--data-dir", read_directory, false },
    { "--seed", read_seed, false },
    { "--clock", read_clock, false },
    { "--replay-errors", read_replay, false },
    { "--bank-asks", read_bank_asks, true },
    { "--http-pages", read_http_pages, true },
    { "--ready-file", read_ready_file, false },
    { "--tls-name", read_tls_name, false },
};

/* @param arguments  the option and what follows it, ended by NULL; taken  how many of them were read */
static int read_option(em_options *out, char **arguments, int *taken, sw_error *err)
{
    const char *name = arguments[0];
    for (size_t i = 0; i < sizeof OPTIONS / sizeof *OPTIONS; i++) {
        if (strcmp(OPTIONS[i].name, name) != 0)
            continue;
        if (!OPTIONS[i].alone && !arguments[1])
            return sw_fail_field(err, SW_E_INVALID, name, "%s needs a value", name);
        *taken = OPTIONS[i].alone ? 1 : 2;
        return OPTIONS[i].read(out, arguments[1], err);
    }
    return sw_fail(err, SW_E_INVALID, "there is no option \"%s\"; --help lists them", name);
}

static int check_command(const em_options *options, sw_error *err)
{
    if (options->command == EM_EXEC && (!options->arguments || !options->arguments[0]))
        return sw_fail(err, SW_E_INVALID, "exec needs a command: savedwallet-emulator exec -- COMMAND");
    if (options->command == EM_SERVE && options->arguments)
        return sw_fail(err, SW_E_INVALID, "a command is taken by exec only: savedwallet-emulator exec -- COMMAND");
    return SW_OK;
}

static int check_reach(const em_options *options, sw_error *err)
{
    if (options->is_remote && (!options->allows_remote || !options->tls_name))
        return sw_fail_field(err, SW_E_INVALID, "--listen",
                             "--listen %s can be reached from other machines: that needs --allow-remote and --tls-name",
                             options->address);
    return SW_OK;
}

static int begin(em_options *out, sw_error *err)
{
    *out = (em_options){ .address = "127.0.0.1", .start = { .region = em_region_find("na") } };
    return sw_random(&out->start.seed, sizeof out->start.seed, err);
}

int em_options_read(em_options *out, int count, char **arguments, sw_error *err)
{
    int code = begin(out, err);
    int i = 1;
    if (count > 1 && strcmp(arguments[1], "exec") == 0) {
        out->command = EM_EXEC;
        i++;
    }
    for (int taken = 0; i < count && code == SW_OK; i += taken) {
        if (strcmp(arguments[i], "--") == 0) {
            out->arguments = &arguments[i + 1];
            break;
        }
        if (strcmp(arguments[i], "--help") == 0 || strcmp(arguments[i], "--version") == 0) {
            out->command = arguments[i][2] == 'h' ? EM_HELP : EM_VERSION;
            return SW_OK;
        }
        code = read_option(out, &arguments[i], &taken, err);
    }
    if (code == SW_OK)
        code = check_reach(out, err);
    return code == SW_OK ? check_command(out, err) : code;
}

const char *em_options_help(void)
{
    return HELP;
}
