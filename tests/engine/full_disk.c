/* SPDX-License-Identifier: Apache-2.0 */
#include "full_disk.h"

#include <sqlite3.h>
#include <string.h>

enum { MOST_TABLES = 4 };

/* SQLite has a table of functions for each kind of lock; each gets a copy in which two are ours. */
static struct {
    const sqlite3_io_methods *from;
    sqlite3_io_methods ours;
} tables[MOST_TABLES];

static sqlite3_vfs disk;
static int (*open_really)(sqlite3_vfs *, const char *, sqlite3_file *, int, int *);
static int (*write_really)(sqlite3_file *, const void *, int, sqlite3_int64);
static int (*sync_really)(sqlite3_file *, int);
static int full_from, writes;

static int write_file(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 at)
{
    writes++;
    if (!full_from || writes < full_from)
        return write_really(file, bytes, size, at);
    if (writes == full_from)
        write_really(file, bytes, size / 2, at);
    return SQLITE_FULL;
}

static int sync_file(sqlite3_file *file, int flags)
{
    return full_from && writes >= full_from ? SQLITE_IOERR_FSYNC : sync_really(file, flags);
}

static int open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out)
{
    int result = open_really(vfs, name, file, flags, out);
    for (int i = 0; i < MOST_TABLES && file->pMethods; i++) {
        if (!tables[i].from) {
            tables[i].from = file->pMethods;
            tables[i].ours = *file->pMethods;
            write_really = tables[i].ours.xWrite;
            sync_really = tables[i].ours.xSync;
            tables[i].ours.xWrite = write_file;
            tables[i].ours.xSync = sync_file;
        }
        if (tables[i].from == file->pMethods) {
            file->pMethods = &tables[i].ours;
            break;
        }
    }
    return result;
}

void test_disk_install(void)
{
    disk = *sqlite3_vfs_find(NULL);
    open_really = disk.xOpen;
    disk.xOpen = open_file;
    disk.zName = "full_disk";
    sqlite3_vfs_register(&disk, 1);
}

void test_disk_fill(int n)
{
    full_from = n;
    writes = 0;
}
