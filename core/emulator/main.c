/* SPDX-License-Identifier: Apache-2.0 */
#include "base/crypto.h"
#include "base/error.h"
#include "base/memory.h"
#include "emulator/command.h"
#include "emulator/courier.h"
#include "emulator/identity.h"
#include "emulator/merchant.h"
#include "emulator/options.h"
#include "emulator/ready.h"
#include "emulator/server.h"
#include "emulator/signals.h"

#include <savedwallet/version.h>

#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>

enum { DONE = 0, FAILED = 1, WRONG_USAGE = 2, ENOUGH_FILES = 8192 };

typedef struct em_program {
    em_options options;
    em_identity identity;
    em_world world;
    em_server server;
    em_child child;
    em_courier *courier;
    int signals;
} em_program;

/* A timer of the world may be due before the server has something to do. */
static int time_to_wait(em_program *p)
{
    int wait = em_server_wait(&p->server);
    if (p->world.timers.count == 0 || p->world.clock.frozen)
        return wait;
    int64_t left = p->world.timers.heap[0].due - em_now(&p->world);
    if (left < 0)
        left = 0;
    return left < (wait < 0 ? 60000 : wait) ? (int)left + 1 : wait;
}

/* Without a command a signal ends the program; with one, the command decides. @return false when it is over */
static bool take_signals(em_program *p)
{
    bool has_command = p->options.command == EM_EXEC;
    int signal;
    while ((signal = em_signals_next(p->signals, has_command)) != 0) {
        if (signal == SIGCHLD && em_child_ended(&p->child))
            return false;
        if (signal != SIGCHLD && !has_command)
            return false;
        if (signal != SIGCHLD)
            em_child_signal(&p->child, signal);
    }
    return true;
}

static void serve(em_program *p)
{
    int files[3] = { p->signals };
    em_server_files(&p->server, files + 1);
    do {
        em_world_catch_up(&p->world);
        em_courier_run(p->courier);
        em_courier_wait(p->courier, files, sizeof files / sizeof *files, time_to_wait(p));
        em_server_run(&p->server);
    } while (take_signals(p));
}

static int begin_world(em_program *p, sw_error *err)
{
    unsigned char token[16];
    int code = sw_random(token, sizeof token, err);
    if (code != SW_OK)
        return code;
    sw_hex(p->options.start.control_token, token, sizeof token);
    p->options.start.private_key = p->identity.merchant.private_key;
    em_world_begin(&p->world, &p->options.start);
    return em_merchant_add(&p->world.merchants, EM_MERCHANT_ID, EM_STORE_ID, EM_PUBLIC_KEY_ID,
                           p->identity.merchant.public_part, err);
}

static int announce(em_program *p, sw_error *err)
{
    char *line = em_ready_line(&p->server, &p->identity);
    int code = p->options.ready_file ? em_ready_write(p->options.ready_file, line, err) : SW_OK;
    if (code == SW_OK && p->options.command == EM_SERVE) {
        fputs(line, stdout);
        fflush(stdout);
    }
    sw_release(line);
    return code;
}

/* A shell's limit of 1,024 files would stop the server at as many slow connections. */
static void allow_many_files(void)
{
    struct rlimit files;
    if (getrlimit(RLIMIT_NOFILE, &files) != 0 || files.rlim_cur >= ENOUGH_FILES)
        return;
    files.rlim_cur = files.rlim_max < ENOUGH_FILES ? files.rlim_max : ENOUGH_FILES;
    setrlimit(RLIMIT_NOFILE, &files);
}

static int start(em_program *p, sw_error *err)
{
    allow_many_files();
    int code = em_signals_start(&p->signals, err);
    if (code == SW_OK)
        code = em_identity_open(&p->identity, p->options.data_directory, p->options.tls_name, err);
    if (code == SW_OK)
        code = begin_world(p, err);
    if (code != SW_OK)
        return code;
    p->server = (em_server){ .world = &p->world,
                             .address = p->options.address,
                             .extra_host = p->options.tls_name,
                             .port = p->options.port,
                             .http_port = p->options.http_port };
    code = em_courier_open(&p->courier, &p->world, p->identity.sns.private_key, p->identity.ca_file, err);
    if (code == SW_OK)
        code = em_server_start(&p->server, &p->identity.server, err);
    em_ready_set_pages(&p->server, p->options.http_pages);
    return code == SW_OK ? announce(p, err) : code;
}

static int run_command(em_program *p, sw_error *err)
{
    if (p->options.command != EM_EXEC)
        return SW_OK;
    em_ready_set_environment(&p->server, &p->identity);
    return em_child_start(&p->child, p->options.arguments, err);
}

static int run(em_program *p)
{
    sw_error err = SW_ERROR_INIT;
    int code = start(p, &err);
    if (code == SW_OK)
        code = run_command(p, &err);
    if (code == SW_OK)
        serve(p);
    else
        fprintf(stderr, "savedwallet-emulator: %s\n", err.message);
    em_server_stop(&p->server);
    em_courier_close(p->courier);
    em_world_end(&p->world);
    em_identity_close(&p->identity);
    return code == SW_OK ? p->child.exit_code : FAILED;
}

int main(int count, char **arguments)
{
    static em_program program;
    sw_error err = SW_ERROR_INIT;
    if (em_options_read(&program.options, count, arguments, &err) != SW_OK) {
        fprintf(stderr, "savedwallet-emulator: %s\n", err.message);
        return WRONG_USAGE;
    }
    if (program.options.command == EM_HELP) {
        fputs(em_options_help(), stdout);
        return DONE;
    }
    if (program.options.command == EM_VERSION) {
        puts("savedwallet-emulator " SW_VERSION);
        return DONE;
    }
    return run(&program);
}
