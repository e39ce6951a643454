/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Charges a second from the journal to the emulator and back, with one worker and with four, which are processes;
 * beside them the signatures a second that one thread makes, and two. A charge is signed twice: the wallet is read,
 * then it is charged. And where a worker's time goes. savedwallet-emulator exec --region na -- savedwallet-bench-engine
 * FOLDER ROUNDS FOLDER is where the journals lie: on a disk, for what is measured is also how fast that writes.
 */
#include "million.h"
#include "timed.h"
#include "tools.h"
#include "wallet.h"

#include <savedwallet/engine.h>

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MAX_ROUNDS = 25, WALLETS = 32, CHARGES = 480, CREWS = 2, MOST_WORKERS = 4 };

static const int crews[CREWS] = { 1, MOST_WORKERS };
static char wallets[WALLETS][128];
static char path[4096];

/* What a worker tells when it has ended. */
typedef struct share {
    double whole, turn, disk, rest;
} share;

/* What was measured with so many workers, round by round. */
typedef struct crew {
    double rates[MAX_ROUNDS], of_one[MAX_ROUNDS], of_two[MAX_ROUNDS], turn[MAX_ROUNDS], disk[MAX_ROUNDS],
        rest[MAX_ROUNDS];
} crew;

static sw_client *make_client(void)
{
    sw_config config = SW_CONFIG_INIT;
    sw_client *client = NULL;
    sw_error err = SW_ERROR_INIT;
    config.region = SW_REGION_NA;
    config.public_key_id = getenv("SAVEDWALLET_PUBLIC_KEY_ID");
    config.merchant_id = getenv("SAVEDWALLET_MERCHANT_ID");
    config.store_id = getenv("SAVEDWALLET_STORE_ID");
    config.private_key_file = getenv("SAVEDWALLET_PRIVATE_KEY_FILE");
    config.base_url = getenv("SAVEDWALLET_BASE_URL");
    config.ca_file = getenv("SAVEDWALLET_CA_FILE");
    config.initiator = "MITU";
    config.channel = "Web";
    must(sw_client_new(&client, &config, &err), &err);
    return client;
}

typedef struct signing {
    const sw_key *key;
    double rate;
} signing;

static void *sign_for_a_second(void *payload)
{
    signing *it = payload;
    double start = seconds(), now = start;
    long count = 0;
    for (; now - start < 1; now = seconds(), count++)
        sign_once(it->key);
    it->rate = (double)count / (now - start);
    return NULL;
}

static double signatures(const sw_key *key, int threads)
{
    signing one = { key, 0 }, other = { key, 0 };
    pthread_t thread;
    if (threads == 2 && pthread_create(&thread, NULL, sign_for_a_second, &other) != 0)
        exit(1);
    sign_for_a_second(&one);
    if (threads == 2)
        pthread_join(thread, NULL);
    return one.rate + other.rate;
}

static void remove_journal(void)
{
    static const char *const ends[] = { "", "-wal", "-shm" };
    char file[4200];
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        snprintf(file, sizeof file, "%s%s", path, ends[i]);
        unlink(file);
    }
}

static void open_engine(sw_engine **engine, sw_journal **journal, sw_client *client)
{
    sw_error err = SW_ERROR_INIT;
    sw_journal_options where = SW_JOURNAL_OPTIONS_INIT;
    sw_engine_options options = SW_ENGINE_OPTIONS_INIT;
    where.path = path;
    where.environment = SW_ENVIRONMENT_SANDBOX;
    where.merchant_id = getenv("SAVEDWALLET_MERCHANT_ID");
    must(sw_journal_open(journal, &where, &err), &err);
    options.journal = *journal;
    options.client = client;
    must(sw_engine_new(engine, &options, &err), &err);
}

static void plan_charge(sw_engine *engine, int number)
{
    char intent[32], *told = NULL;
    sw_error err = SW_ERROR_INIT;
    const sw_money amount = { 1, "USD" };
    sw_charge_options charge = SW_CHARGE_OPTIONS_INIT;
    snprintf(intent, sizeof intent, "ride:%d", number);
    charge.wallet = wallets[number % WALLETS];
    charge.amount = &amount;
    charge.intent = intent;
    must(sw_engine_charge(&told, engine, &charge, 0, &err), &err);
    sw_engine_text_free(told);
}

/* A new emulator, a new journal, and all charges planned. @return how many a second were */
static double plan_all(void)
{
    sw_journal *journal = NULL;
    sw_engine *engine = NULL;
    sw_client *client = make_client();
    remove_journal();
    reset_emulator();
    for (int i = 0; i < WALLETS; i++)
        save_wallet(wallets[i], sizeof wallets[i], client);
    open_engine(&engine, &journal, client);
    double start = seconds();
    for (int i = 0; i < CHARGES; i++)
        plan_charge(engine, i);
    double rate = CHARGES / (seconds() - start);
    sw_engine_free(engine);
    sw_journal_free(journal);
    sw_client_free(client);
    return rate;
}

/* In a process of its own. */
static void work(int tell)
{
    sw_journal *journal = NULL;
    sw_engine *engine = NULL;
    sw_error err = SW_ERROR_INIT;
    sw_run_options options = SW_RUN_OPTIONS_INIT;
    sw_client *client = make_client();
    char *told = NULL;
    open_engine(&engine, &journal, client);
    time_journal(journal);
    double start = seconds();
    options.until_idle = 1;
    must(sw_engine_run(&told, engine, &options, &err), &err);
    const share mine = { seconds() - start, timed.turn, timed.disk, timed.rest };
    if (write(tell, &mine, sizeof mine) != (ssize_t)sizeof mine)
        _exit(1);
    sw_engine_text_free(told);
    sw_engine_free(engine);
    sw_journal_free(journal);
    sw_client_free(client);
    _exit(0);
}

static void must_be_done(void)
{
    static const char all[] = "{}";
    char expected[64], *told = NULL;
    sw_journal *journal = NULL;
    sw_engine *engine = NULL;
    sw_error err = SW_ERROR_INIT;
    open_engine(&engine, &journal, NULL);
    must(sw_engine_do(&told, engine, "status", all, 2, NULL, &err), &err);
    snprintf(expected, sizeof expected, "\"states\":{\"accepted\":%d}", CHARGES);
    if (!strstr(told, expected))
        exit((fprintf(stderr, "savedwallet-bench: not all were charged: %s\n", told), 1));
    sw_engine_text_free(told);
    sw_engine_free(engine);
    sw_journal_free(journal);
}

/* @param[out] all  what the workers took together @return charges a second */
static double run_workers(share *all, int workers)
{
    int pipes[2], status;
    share each;
    *all = (share){ 0, 0, 0, 0 };
    if (pipe(pipes) != 0)
        exit(1);
    double start = seconds();
    for (int i = 0; i < workers; i++)
        if (fork() == 0)
            work(pipes[1]);
    for (int i = 0; i < workers; i++)
        if (wait(&status) < 0 || status != 0)
            exit(1);
    double rate = CHARGES / (seconds() - start);
    for (int i = 0; i < workers && read(pipes[0], &each, sizeof each) == (ssize_t)sizeof each; i++)
        *all = (share){ all->whole + each.whole, all->turn + each.turn, all->disk + each.disk, all->rest + each.rest };
    close(pipes[0]);
    close(pipes[1]);
    must_be_done();
    return rate;
}

static void measure(crew *it, int workers, int round, double one, double two)
{
    share all;
    double planned = plan_all(), rate = run_workers(&all, workers);
    it->rates[round] = rate;
    it->of_one[round] = rate / one;
    it->of_two[round] = rate / two;
    it->turn[round] = 100 * all.turn / all.whole;
    it->disk[round] = 100 * all.disk / all.whole;
    it->rest[round] = 100 * all.rest / all.whole;
    printf("engine, workers %d   %8.0f charges/s   signing: one thread %8.0f/s, two %8.0f/s   %.3f   %.3f   planned "
           "%.0f/s\n",
           workers, rate, one, two, it->of_one[round], it->of_two[round], planned);
}

static void report(crew *it, int workers, int rounds)
{
    printf(
        "engine, workers %d   median %.0f charges/s, each signed twice: %.3f of the signatures of one thread, %.3f of "
        "two; a worker's time: waits its turn at the journal %.0f %%, waits for the disk %.0f %%, other statements "
        "%.0f %%\n",
        workers, median(it->rates, rounds), 2 * median(it->of_one, rounds), 2 * median(it->of_two, rounds),
        median(it->turn, rounds), median(it->disk, rounds), median(it->rest, rounds));
}

int main(int count, char **words)
{
    static crew all[CREWS];
    int rounds = count == 3 ? atoi(words[2]) : 0;
    if (rounds < 1 || rounds > MAX_ROUNDS || !has_emulator()) {
        fprintf(stderr,
                "usage: savedwallet-emulator exec --region na -- savedwallet-bench-engine FOLDER ROUNDS (1 to "
                "%d)\n",
                MAX_ROUNDS);
        return 2;
    }
    setvbuf(stdout, NULL, _IOLBF, 0);
    snprintf(path, sizeof path, "%s/journal.db", words[1]);
    sw_error err = SW_ERROR_INIT;
    sw_key *key = NULL;
    must(sw_key_from_file(&key, getenv("SAVEDWALLET_PRIVATE_KEY_FILE"), NULL, &err), &err);
    for (int round = 0; round < rounds; round++) {
        double one = signatures(key, 1), two = signatures(key, 2);
        for (int i = 0; i < CREWS; i++)
            measure(&all[i], crews[i], round, one, two);
    }
    for (int i = 0; i < CREWS; i++)
        report(&all[i], crews[i], rounds);
    remove_journal();
    sw_key_free(key);
    measure_million(path);
    remove_journal();
    return 0;
}
