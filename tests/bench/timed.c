/* SPDX-License-Identifier: Apache-2.0 */
#include "timed.h"

#include "journal/journal.h"
#include "tools.h"

#include <string.h>

timing timed;

static const sw_driver *real;
static sw_driver around;
static double look;                 /* the one that is going on */
static double *place = &timed.rest; /* of the statement that is going on */

/* The search for the next action; see run.c. */
static const char looking[] = "SELECT x.number, x.wallet, x.next_ms FROM action";

static double *place_of(const char *sql)
{
    if (strcmp(sql, "BEGIN IMMEDIATE") == 0)
        return &timed.turn;
    if (strcmp(sql, "COMMIT") == 0)
        return &timed.disk;
    return strncmp(sql, looking, sizeof looking - 1) == 0 ? &look : &timed.rest;
}

static int open_rows(sw_rows **out, sw_database *database, const char *sql, const sw_cell *cells, size_t count,
                     sw_error *err)
{
    place = place_of(sql);
    double start = seconds();
    int code = real->open(out, database, sql, cells, count, err);
    *place += seconds() - start;
    return code;
}

static bool next(sw_rows *rows)
{
    double start = seconds();
    bool found = real->next(rows);
    *place += seconds() - start;
    return found;
}

static int end(sw_rows *rows, sw_error *err)
{
    double start = seconds();
    int code = real->end(rows, err);
    *place += seconds() - start;
    if (place == &look) {
        timed.rest += look;
        if (timed.look_count < MOST_LOOKS)
            timed.looks[timed.look_count++] = look;
        look = 0;
    }
    place = &timed.rest;
    return code;
}

void time_journal(sw_journal *journal)
{
    sw_error err = SW_ERROR_INIT;
    sw_database *database = NULL;
    must(sw_journal_borrow(&database, journal, &err), &err);
    real = database->driver;
    around = *real;
    around.open = open_rows;
    around.next = next;
    around.end = end;
    database->driver = &around;
    sw_journal_return(journal, database);
    memset(&timed, 0, sizeof timed);
}

double journal_seconds(void)
{
    return timed.turn + timed.disk + timed.rest;
}
