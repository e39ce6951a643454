/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include "base/error.h"
#include "journal/journal.h"
#include "journal/record.h"
#include "journal/schema.h"

#include <savedwallet/engine.h>

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* A folder, and a file in it that is not there yet. */
typedef struct place {
    char *folder;
    char path[512];
    sw_journal_options options;
    sw_error err;
} place;

static void begin(place *it)
{
    *it = (place){ .folder = make_folder(), .options = SW_JOURNAL_OPTIONS_INIT, .err = SW_ERROR_INIT };
    snprintf(it->path, sizeof it->path, "%s/journal.db", it->folder);
    it->options.path = it->path;
    it->options.environment = SW_ENVIRONMENT_SANDBOX;
    it->options.merchant_id = "A1MERCHANT";
}

static void end(place *it)
{
    remove_folder(it->folder);
}

static sw_journal *open_new(place *it)
{
    sw_journal *journal = NULL;
    assert_code(SW_OK, &it->err, sw_journal_open(&journal, &it->options, &it->err));
    return journal;
}

static void make(place *it)
{
    sw_journal_free(open_new(it));
}

static void assert_refused(place *it, int code, const char *field, const char *part)
{
    sw_journal *journal = NULL;
    sw_error_clear(&it->err);
    assert_code(code, &it->err, sw_journal_open(&journal, &it->options, &it->err));
    assert_null(journal);
    assert_string_equal(it->err.field, field);
    assert_contains(it->err.message, part);
}

static void write_bytes(const char *path, long at, const char *bytes, size_t size)
{
    FILE *file = fopen(path, at ? "r+b" : "wb");
    assert_non_null(file);
    fseek(file, at, SEEK_SET);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    fclose(file);
}

/* Refused, and not one byte of it is another. */
static mode_t mode_of(const char *path)
{
    struct stat it;
    assert_int_equal(stat(path, &it), 0);
    return it.st_mode & 07777;
}

static void assert_refused_untouched(place *it, int code, const char *part)
{
    size_t before_size, after_size;
    char *before = read_text(it->path, &before_size);
    assert_int_equal(chmod(it->path, 0644), 0);
    assert_refused(it, code, "", part);
    assert_int_equal(mode_of(it->path), 0644);
    char *after = read_text(it->path, &after_size);
    assert_int_equal(after_size, before_size);
    assert_memory_equal(after, before, before_size);
    free(before);
    free(after);
}

static void put(sw_database *database, const char *name)
{
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, sw_meta_set(database, name, "yes", &err));
}

static sw_database *borrow(sw_journal *journal)
{
    sw_error err = SW_ERROR_INIT;
    sw_database *database = NULL;
    assert_code(SW_OK, &err, sw_journal_borrow(&database, journal, &err));
    return database;
}

static int64_t count(sw_journal *journal, const char *sql)
{
    sw_error err = SW_ERROR_INIT;
    sw_database *database = borrow(journal);
    int64_t number = -1;
    assert_code(SW_OK, &err, sw_find_number(&number, database, &err, sql, ""));
    sw_journal_return(journal, database);
    return number;
}

static void assert_for_its_owner(const char *path)
{
    struct stat about;
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0600);
}

TEST(a_new_journal_is_for_its_owner_alone)
{
    char beside[600];
    place it;
    begin(&it);
    mode_t before = umask(0);
    sw_journal *journal = open_new(&it);
    sw_database *database = borrow(journal);
    put(database, "x");
    assert_for_its_owner(it.path);
    for (size_t i = 0; i < 2; i++) {
        snprintf(beside, sizeof beside, "%s-%s", it.path, i ? "shm" : "wal");
        assert_for_its_owner(beside);
    }
    umask(before);
    sw_journal_return(journal, database);
    assert_string_equal(sw_journal_path(journal), it.path);
    sw_journal_free(journal);
    end(&it);
}

TEST(a_journal_that_others_can_read_is_closed_to_them_when_it_is_opened)
{
    place it;
    begin(&it);
    make(&it);
    assert_int_equal(chmod(it.path, 0644), 0);
    sw_journal_free(open_new(&it));
    assert_int_equal(mode_of(it.path), 0600);
    end(&it);
}

TEST(a_folder_is_no_journal_and_keeps_its_mode)
{
    place it;
    begin(&it);
    mode_t before = mode_of(it.folder);
    it.options.path = it.folder;
    assert_refused(&it, SW_E_IO, "", "cannot be opened");
    it.options.path = "/";
    assert_refused(&it, SW_E_IO, "", "cannot be opened");
    assert_int_equal(mode_of(it.folder), before);
    assert_int_equal(mode_of("/") & 0111, 0111);
    end(&it);
}

TEST(a_new_journal_has_to_be_told_whose_it_is)
{
    place it;
    begin(&it);
    it.options.merchant_id = NULL;
    assert_refused(&it, SW_E_INVALID, "merchant_id", "whose charges are in");
    it.options.merchant_id = "A1MERCHANT";
    it.options.environment = SW_ENVIRONMENT_FROM_KEY;
    assert_refused(&it, SW_E_INVALID, "environment", "whose charges are in");
    it.options.path = NULL;
    assert_refused(&it, SW_E_INVALID, "path", "such as /");
    end(&it);
}

TEST(a_journal_that_has_to_be_there_is_not_made)
{
    place it;
    begin(&it);
    it.options.must_exist = 1;
    assert_refused(&it, SW_E_IO, "", "there is no journal");
    assert_int_equal(access(it.path, F_OK), -1);
    it.options.must_exist = 0;
    snprintf(it.path, sizeof it.path, "%s/nowhere/journal.db", it.folder);
    assert_refused(&it, SW_E_IO, "", it.path);
    end(&it);
}

TEST(a_journal_says_itself_whose_it_is)
{
    place it;
    begin(&it);
    it.options.key_namespace = "taxi";
    make(&it);
    it.options = (sw_journal_options){ .path = it.path, .must_exist = 1 };
    sw_journal *journal = open_new(&it);
    assert_string_equal(journal->merchant_id, "A1MERCHANT");
    assert_string_equal(journal->key_namespace, "taxi");
    assert_int_equal(journal->environment, SW_ENVIRONMENT_SANDBOX);
    sw_journal_free(journal);
    end(&it);
}

TEST(another_merchant_environment_or_namespace_is_refused_with_what_to_do)
{
    place it;
    begin(&it);
    make(&it);
    it.options.merchant_id = "A2OTHER";
    assert_refused(&it, SW_E_INVALID, "merchant_id", "belongs to the merchant id A1MERCHANT, and not to A2OTHER");
    assert_contains(it.err.message, "use another file");
    it.options.merchant_id = "A1MERCHANT";
    it.options.environment = SW_ENVIRONMENT_LIVE;
    assert_refused(&it, SW_E_INVALID, "environment", "and not to live");
    assert_contains(it.err.message, "use another file");
    it.options.environment = SW_ENVIRONMENT_SANDBOX;
    it.options.key_namespace = "till-2";
    assert_refused(&it, SW_E_INVALID, "key_namespace", "and not to till-2");
    assert_contains(it.err.message, "use another file");
    it.options.key_namespace = NULL;
    make(&it);
    end(&it);
}

static void make_foreign(const char *path, const char *sql)
{
    sqlite3 *database = NULL;
    assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
    assert_int_equal(sqlite3_exec(database, sql, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(database), SQLITE_OK);
}

TEST(a_database_of_another_program_is_refused_and_left_as_it_is)
{
    place it;
    begin(&it);
    make_foreign(it.path, "CREATE TABLE bookmarks (url TEXT); INSERT INTO bookmarks VALUES ('https://a.example')");
    assert_refused_untouched(&it, SW_E_INVALID, "a database of another program");
    end(&it);
}

TEST(a_file_that_is_no_database_is_refused_and_left_as_it_is)
{
    static const char text[] = "a letter, which is by chance longer than the hundred bytes that every file of SQLite "
                               "begins with, and means nothing";
    place it;
    begin(&it);
    write_bytes(it.path, 0, text, sizeof text - 1);
    assert_refused_untouched(&it, SW_E_IO, "no journal");
    end(&it);
}

TEST(tables_of_a_newer_release_are_refused_and_left_as_they_are)
{
    place it;
    begin(&it);
    make(&it);
    make_foreign(it.path, "UPDATE meta SET value = '999' WHERE name = 'schema'");
    assert_refused_untouched(&it, SW_E_INVALID, "use the newer release");
    assert_contains(it.err.message, "version 999");
    end(&it);
}

TEST(postgres_is_no_path)
{
    place it;
    begin(&it);
    it.options.path = "postgresql://localhost/shop";
    assert_refused(&it, SW_E_INVALID, "path", "PostgreSQL comes later");
    it.options.path = "postgres://localhost/shop";
    assert_refused(&it, SW_E_INVALID, "path", "PostgreSQL comes later");
    end(&it);
}

/* In a child: exits with 0 when it could. */
static pid_t open_beside(const sw_journal_options *options, const int gate[2])
{
    pid_t child = fork();
    if (child != 0)
        return child;
    char ready;
    sw_journal *journal = NULL;
    sw_error err = SW_ERROR_INIT;
    close(gate[1]);
    (void)!read(gate[0], &ready, 1); /* the end of the pipe: all begin at once */
    int code = sw_journal_open(&journal, options, &err);
    if (code != SW_OK)
        fprintf(stderr, "%s\n", err.message);
    sw_journal_free(journal);
    _exit(code == SW_OK ? 0 : 1);
}

static void assert_ends_well(pid_t child)
{
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

TEST(many_that_open_a_new_journal_at_once_all_have_it)
{
    enum { ROUNDS = 10, MANY = 6 };
    for (int round = 0; round < ROUNDS; round++) {
        pid_t children[MANY];
        int gate[2];
        place it;
        begin(&it);
        assert_int_equal(pipe(gate), 0);
        for (int i = 0; i < MANY; i++) {
            children[i] = open_beside(&it.options, gate);
            assert_true(children[i] > 0);
        }
        close(gate[0]);
        close(gate[1]);
        for (int i = 0; i < MANY; i++)
            assert_ends_well(children[i]);
        sw_journal *journal = open_new(&it);
        assert_int_equal(count(journal, "SELECT count(*) FROM meta WHERE name = 'schema'"), 1);
        sw_journal_free(journal);
        end(&it);
    }
}

static const char *program;

/* Another process that opens the journal, counts, and closes it again. */
static int64_t count_beside(const place *it, const char *sql)
{
    char line[64] = "";
    int pipes[2];
    assert_int_equal(pipe(pipes), 0);
    pid_t child = fork();
    if (child == 0) {
        dup2(pipes[1], STDOUT_FILENO);
        execl(program, program, "--count", it->path, sql, (char *)NULL);
        _exit(1);
    }
    close(pipes[1]);
    ssize_t size = read(pipes[0], line, sizeof line - 1);
    close(pipes[0]);
    assert_ends_well(child);
    assert_true(size > 0);
    return strtoll(line, NULL, 10);
}

#define MARKS "SELECT count(*) FROM meta WHERE name LIKE 'mark%'"

/* What a program of its own does: this one, asked for it. */
static int count_and_print(const char *path, const char *sql)
{
    const sw_journal_options options = { .path = path, .must_exist = 1 };
    sw_journal *journal = NULL;
    sw_error err = SW_ERROR_INIT;
    if (sw_journal_open(&journal, &options, &err) != SW_OK) {
        fprintf(stderr, "%s\n", err.message);
        return 1;
    }
    printf("%lld\n", (long long)count(journal, sql));
    sw_journal_free(journal);
    return 0;
}

/* SQLite's locks are the process's: who closes the file by itself drops them, and another process takes itself for the
 * last one and removes what is written beside. */
TEST(what_several_connections_of_a_process_write_others_see)
{
    place it;
    begin(&it);
    sw_journal *journal = open_new(&it), *again = open_new(&it);
    sw_database *first = borrow(journal), *second = borrow(journal), *third = borrow(again);
    put(first, "mark1");
    assert_int_equal(count_beside(&it, MARKS), 1);
    put(first, "mark2");
    put(second, "mark3");
    put(third, "mark4");
    assert_int_equal(count_beside(&it, MARKS), 4);
    sw_journal_return(journal, first);
    sw_journal_return(journal, second);
    sw_journal_return(again, third);
    sw_journal_free(journal);
    sw_journal_free(again);
    assert_int_equal(count_beside(&it, MARKS), 4);
    end(&it);
}

static bool has_column(const sw_table *table, const char *name, size_t *at)
{
    for (*at = 0; *at < table->count; (*at)++)
        if (strcmp(table->columns[*at].name, name) == 0)
            return true;
    return false;
}

/* NUMBER is never null, and what may be null is OPTION; a first column that is a number is the key. */
static void assert_same_column(const sw_table *table, size_t at, const char *type, bool not_null, bool is_key)
{
    bool text = table->columns[at].kind == SW_COLUMN_TEXT, option = table->columns[at].kind == SW_COLUMN_OPTION;
    if (strcmp(type, text ? "TEXT" : "INTEGER") != 0)
        fail_msg("%s.%s is %s", table->name, table->columns[at].name, type);
    if (!text && option == (not_null || is_key))
        fail_msg("%s.%s: null or not is not as tables.def has it", table->name, table->columns[at].name);
    assert_int_equal(is_key, at == 0);
}

static void assert_same_table(sw_journal *journal, const sw_table *table)
{
    char sql[100];
    size_t seen = 0, at;
    sw_error err = SW_ERROR_INIT;
    sw_database *database = borrow(journal);
    snprintf(sql, sizeof sql, "PRAGMA table_info(%s)", table->name);
    for (sw_rows *rows = sw_find(database, &err, sql, ""); rows; seen++) {
        if (!sw_rows_next(rows)) {
            assert_code(SW_OK, &err, sw_rows_end(rows, &err));
            break;
        }
        if (!has_column(table, sw_rows_text(rows, 1), &at))
            fail_msg("%s.%s is not in tables.def", table->name, sw_rows_text(rows, 1));
        assert_same_column(table, at, sw_rows_text(rows, 2), sw_rows_number(rows, 3), sw_rows_number(rows, 5) > 0);
    }
    assert_int_equal(seen, table->count);
    sw_journal_return(journal, database);
}

TEST(the_tables_are_those_of_tables_def)
{
    static const sw_table *const tables[] = {
#define TABLE(name) &sw_##name##_table,
#include "journal/tables.def"
    };
    place it;
    begin(&it);
    sw_journal *journal = open_new(&it);
    for (size_t i = 0; i < COUNT_OF(tables); i++)
        assert_same_table(journal, tables[i]);
    sw_journal_free(journal);
    end(&it);
}

TEST(a_row_is_read_as_it_was_written)
{
    place it;
    sw_wallet_row wallet = { 0 }, read = { 0 };
    bool found = false;
    begin(&it);
    sw_journal *journal = open_new(&it);
    sw_database *database = borrow(journal);
    assert_true(sw_record_text(&wallet.reference, "customer:42"));
    wallet.created_ms = 1;
    assert_code(SW_OK, &it.err, sw_record_insert(&wallet, &sw_wallet_table, database, &it.err));
    wallet.read_ms = 5;
    assert_code(SW_OK, &it.err, sw_record_save(&wallet, &sw_wallet_table, database, &it.err));
    assert_code(
        SW_OK, &it.err,
        sw_record_find(&read, &found, &sw_wallet_table, database, &it.err, "WHERE number = $1", "n", wallet.number));
    assert_true(found);
    assert_string_equal(read.reference, "customer:42");
    assert_null(read.permission);
    assert_int_equal(read.read_ms, 5);
    assert_int_equal(read.lease_until_ms, 0);
    SW_RECORD_FREE(wallet, sw_wallet_table);
    SW_RECORD_FREE(read, sw_wallet_table);
    sw_journal_return(journal, database);
    sw_journal_free(journal);
    end(&it);
}

static void assert_status_paused(sw_journal *journal, const char *reason)
{
    static const char none[] = "{}";
    sw_engine_options options = SW_ENGINE_OPTIONS_INIT;
    sw_engine *engine = NULL;
    sw_error err = SW_ERROR_INIT;
    char *text = NULL;
    options.journal = journal;
    assert_code(SW_OK, &err, sw_engine_new(&engine, &options, &err));
    assert_code(SW_OK, &err, sw_engine_do(&text, engine, "status", none, 2, NULL, &err));
    if (reason)
        assert_contains(text, reason);
    else
        assert_contains(text, "\"paused\":null");
    sw_engine_text_free(text);
    sw_engine_free(engine);
}

TEST(a_backup_that_is_opened_is_paused_and_says_so)
{
    char copy[600];
    place it;
    begin(&it);
    sw_journal *journal = open_new(&it);
    sw_database *database = borrow(journal);
    put(database, "mark1");
    sw_journal_return(journal, database);
    snprintf(copy, sizeof copy, "%s/copy.db", it.folder);
    assert_code(SW_OK, &it.err, sw_journal_backup(journal, copy, &it.err));
    assert_for_its_owner(copy);
    assert_status_paused(journal, NULL);
    sw_journal_free(journal);
    it.options.path = copy;
    sw_journal *restored = open_new(&it);
    assert_int_equal(count(restored, MARKS), 1);
    assert_status_paused(restored, "this is a backup that was put back");
    sw_journal_free(restored);
    end(&it);
}

/* A person said to go on: that is asked once for each copy. */
TEST(a_copy_that_was_resumed_stays_so)
{
    char copy[600];
    place it;
    begin(&it);
    sw_journal *journal = open_new(&it);
    snprintf(copy, sizeof copy, "%s/copy.db", it.folder);
    assert_code(SW_OK, &it.err, sw_journal_backup(journal, copy, &it.err));
    sw_journal_free(journal);
    it.options.path = copy;
    sw_journal *restored = open_new(&it);
    sw_database *database = borrow(restored);
    assert_code(SW_OK, &it.err, sw_meta_set(database, "paused", NULL, &it.err));
    sw_journal_return(restored, database);
    sw_journal_free(restored);
    restored = open_new(&it);
    assert_status_paused(restored, NULL);
    sw_journal_free(restored);
    end(&it);
}

TEST(a_backup_writes_over_no_file)
{
    char other[600];
    place it;
    begin(&it);
    sw_journal *journal = open_new(&it);
    snprintf(other, sizeof other, "%s/other", it.folder);
    write_bytes(other, 0, "mine", 4);
    assert_true(sw_journal_backup(journal, other, &it.err) < 0);
    char *text = read_text(other, NULL);
    assert_string_equal(text, "mine");
    free(text);
    assert_code(SW_E_INVALID, &it.err, sw_journal_backup(journal, "", &it.err));
    sw_journal_free(journal);
    end(&it);
}

TEST(verify_finds_damage)
{
    char zeros[4096] = "";
    struct stat about;
    place it;
    begin(&it);
    make(&it);
    sw_journal *journal = open_new(&it);
    assert_code(SW_OK, &it.err, sw_journal_verify(journal, &it.err));
    sw_journal_free(journal);
    assert_int_equal(stat(it.path, &about), 0);
    write_bytes(it.path, (long)(about.st_size - (long)sizeof zeros), zeros, sizeof zeros);
    journal = open_new(&it);
    assert_code(SW_E_IO, &it.err, sw_journal_verify(journal, &it.err));
    assert_contains(it.err.message, "is damaged");
    assert_contains(it.err.message, "backup");
    sw_journal_free(journal);
    end(&it);
}

static int mark(sw_journal *journal, const char *name, sw_error *err)
{
    sw_database *database = NULL;
    int code = sw_journal_borrow(&database, journal, err);
    if (code == SW_OK) {
        code = sw_meta_set(database, name, "yes", err);
        sw_journal_return(journal, database);
    }
    return code;
}

TEST(a_journal_is_used_on_both_sides_of_a_fork)
{
    place it;
    begin(&it);
    sw_journal *journal = open_new(&it);
    assert_code(SW_OK, &it.err, mark(journal, "mark1", &it.err));
    pid_t child = fork();
    if (child == 0) {
        int code = mark(journal, "mark2", NULL);
        sw_journal_free(journal);
        _exit(code == SW_OK ? 0 : 1);
    }
    assert_ends_well(child);
    assert_int_equal(count_beside(&it, MARKS), 2);
    assert_code(SW_OK, &it.err, mark(journal, "mark3", &it.err));
    assert_int_equal(count_beside(&it, MARKS), 3);
    sw_journal_free(journal);
    end(&it);
}

/* In a child that was forked while its parent was at work. */
static int is_refused(const place *it, sw_journal *journal)
{
    sw_journal *own = NULL;
    sw_error err = SW_ERROR_INIT, again = SW_ERROR_INIT;
    int code = sw_journal_verify(journal, &err), anew = sw_journal_open(&own, &it->options, &again);
    sw_journal_free(journal);
    return code == SW_E_INVALID && anew == SW_E_INVALID && strstr(err.message, "forked") && strstr(err.message, "anew");
}

TEST(a_child_that_was_forked_in_the_middle_of_a_call_is_refused_and_does_its_parent_no_harm)
{
    place it;
    begin(&it);
    sw_journal *journal = open_new(&it);
    sw_database *database = borrow(journal);
    put(database, "mark1");
    pid_t child = fork();
    if (child == 0)
        _exit(is_refused(&it, journal) ? 0 : 1);
    assert_ends_well(child);
    assert_int_equal(count_beside(&it, MARKS), 1);
    put(database, "mark2");
    sw_journal_return(journal, database);
    assert_int_equal(count_beside(&it, MARKS), 2);
    sw_journal_free(journal);
    end(&it);
}

/* Opens it by itself, and writes when its parent has closed its own. */
static int write_in_child(const place *it, int say, int hear)
{
    char ready = 'r';
    sw_error err = SW_ERROR_INIT;
    sw_journal *journal = NULL;
    sw_database *database = NULL;
    if (sw_journal_open(&journal, &it->options, &err) != SW_OK ||
        sw_journal_borrow(&database, journal, &err) != SW_OK || sw_meta_set(database, "mark1", "yes", &err) != SW_OK ||
        write(say, &ready, 1) != 1 || read(hear, &ready, 1) != 1 ||
        sw_meta_set(database, "mark2", "yes", &err) != SW_OK)
        return 1;
    sw_journal_return(journal, database);
    sw_journal_free(journal);
    return 0;
}

TEST(a_child_that_opens_the_journal_by_itself_loses_nothing_when_its_parent_closes_its_own)
{
    int down[2], up[2];
    char ready;
    place it;
    begin(&it);
    sw_journal *journal = open_new(&it);
    assert_int_equal(pipe(down), 0);
    assert_int_equal(pipe(up), 0);
    pid_t child = fork();
    if (child == 0)
        _exit(write_in_child(&it, up[1], down[0]));
    close(up[1]);
    assert_int_equal(read(up[0], &ready, 1), 1);
    sw_journal_free(journal);
    assert_int_equal(count_beside(&it, MARKS), 1);
    assert_int_equal(write(down[1], "r", 1), 1);
    assert_ends_well(child);
    assert_int_equal(count_beside(&it, MARKS), 2);
    close(up[0]);
    close(down[0]);
    close(down[1]);
    end(&it);
}

int main(int argc, char **argv)
{
    program = argv[0];
    if (argc == 4 && strcmp(argv[1], "--count") == 0)
        return count_and_print(argv[2], argv[3]);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_journal_is_for_its_owner_alone),
        cmocka_unit_test(a_journal_that_others_can_read_is_closed_to_them_when_it_is_opened),
        cmocka_unit_test(a_folder_is_no_journal_and_keeps_its_mode),
        cmocka_unit_test(a_new_journal_has_to_be_told_whose_it_is),
        cmocka_unit_test(a_journal_that_has_to_be_there_is_not_made),
        cmocka_unit_test(a_journal_says_itself_whose_it_is),
        cmocka_unit_test(another_merchant_environment_or_namespace_is_refused_with_what_to_do),
        cmocka_unit_test(a_database_of_another_program_is_refused_and_left_as_it_is),
        cmocka_unit_test(a_file_that_is_no_database_is_refused_and_left_as_it_is),
        cmocka_unit_test(tables_of_a_newer_release_are_refused_and_left_as_they_are),
        cmocka_unit_test(postgres_is_no_path),
        cmocka_unit_test(many_that_open_a_new_journal_at_once_all_have_it),
        cmocka_unit_test(what_several_connections_of_a_process_write_others_see),
        cmocka_unit_test(the_tables_are_those_of_tables_def),
        cmocka_unit_test(a_row_is_read_as_it_was_written),
        cmocka_unit_test(a_backup_that_is_opened_is_paused_and_says_so),
        cmocka_unit_test(a_copy_that_was_resumed_stays_so),
        cmocka_unit_test(a_backup_writes_over_no_file),
        cmocka_unit_test(verify_finds_damage),
        cmocka_unit_test(a_journal_is_used_on_both_sides_of_a_fork),
        cmocka_unit_test(a_child_that_was_forked_in_the_middle_of_a_call_is_refused_and_does_its_parent_no_harm),
        cmocka_unit_test(a_child_that_opens_the_journal_by_itself_loses_nothing_when_its_parent_closes_its_own),
    };
    return RUN_SUITE(tests);
}
