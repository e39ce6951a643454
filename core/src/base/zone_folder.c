/* SPDX-License-Identifier: Apache-2.0 */
#include "base/zone_folder.h"

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"

#include <savedwallet/limits.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A folder of tzdata holds 600 names, three deep. */
enum { PATH_SIZE = 4096, MOST_DEPTH = 3, MOST_NAMES = 4096 };

static bool is_part(const char *part, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (!sw_is_alnum(part[i]) && !strchr("_-+.", part[i]))
            return false;
    return size > 0 && !(part[0] == '.' && (size == 1 || (size == 2 && part[1] == '.')));
}

static bool is_name(const char *name)
{
    for (const char *part = name;; part++) {
        size_t size = strcspn(part, "/");
        if (!is_part(part, size))
            return false;
        part += size;
        if (!*part)
            return true;
    }
}

/* What is no name is not repeated: it may be anything, as a path or a secret in the wrong place. */
int sw_zone_check_name(const char *name, sw_error *err)
{
    if (!name)
        return sw_fail_field(err, SW_E_INVALID, "name", "a time zone has a name, such as Europe/Berlin");
    if (strlen(name) > SW_MAX_ZONE_NAME || !is_name(name))
        return sw_fail_field(err, SW_E_INVALID, "name",
                             "this is not the name of a time zone: write it as Europe/Berlin, without \"..\" and "
                             "without a \"/\" in front, at most %d characters",
                             SW_MAX_ZONE_NAME);
    if (strcmp(name, "localtime") == 0 || strcmp(name, "posixrules") == 0)
        return sw_fail_field(err, SW_E_INVALID, "name",
                             "\"%s\" is another time zone on each machine: name the one that is meant, such as "
                             "Europe/Berlin",
                             name);
    return SW_OK;
}

/* The search for the name that may have been meant. */
typedef struct search {
    const char *word, *folder;
    char best[SW_MAX_ZONE_NAME + 1];
    size_t distance;
    int names;
} search;

static size_t distance_to(const char *word, const char *name)
{
    const char *city = strrchr(name, '/');
    size_t whole = sw_distance(word, name);
    if (!city || strchr(word, '/'))
        return whole;
    size_t alone = sw_distance(word, city + 1);
    return alone < whole ? alone : whole;
}

/* Of two that are as near, the first of the alphabet: a folder has no order of its own. */
static void try_name(search *it, const char *name)
{
    size_t distance = distance_to(it->word, name);
    if (it->best[0] && (distance > it->distance || (distance == it->distance && strcmp(name, it->best) > 0)))
        return;
    snprintf(it->best, sizeof it->best, "%s", name);
    it->distance = distance;
}

static void look_into(search *it, const char *below, int depth);

static void look_at(search *it, const char *below, const char *entry, int depth)
{
    char name[SW_MAX_ZONE_NAME + 1], path[PATH_SIZE];
    struct stat found;
    if (entry[0] < 'A' || entry[0] > 'Z' || ++it->names > MOST_NAMES)
        return; /* "posix", "right", "zone.tab" and the like start small */
    if ((size_t)snprintf(name, sizeof name, "%s%s%s", below, below[0] ? "/" : "", entry) >= sizeof name ||
        (size_t)snprintf(path, sizeof path, "%s/%s", it->folder, name) >= sizeof path || stat(path, &found) != 0)
        return;
    if (S_ISREG(found.st_mode))
        try_name(it, name);
    else if (S_ISDIR(found.st_mode) && depth < MOST_DEPTH)
        look_into(it, name, depth + 1);
}

static void look_into(search *it, const char *below, int depth)
{
    char path[PATH_SIZE];
    if ((size_t)snprintf(path, sizeof path, "%s/%s", it->folder, below) >= sizeof path)
        return;
    DIR *folder = opendir(path);
    if (!folder)
        return;
    for (const struct dirent *entry = readdir(folder); entry; entry = readdir(folder))
        look_at(it, below, entry->d_name, depth);
    closedir(folder);
}

static int tell_missing(const char *folder, const char *name, sw_error *err)
{
    search it = { name, folder, "", 0, 0 };
    look_into(&it, "", 1);
    if (!it.best[0])
        return sw_fail(err, SW_E_IO, "there are no time zones in \"%s\": install tzdata, or name another folder",
                       folder);
    return sw_fail_field(err, SW_E_INVALID, "name", "there is no time zone \"%s\"; did you mean \"%s\"?", name,
                         it.best);
}

/* A pipe in the place of a file is opened without waiting, and refused. */
static int open_file(int *out, const char *path)
{
    struct stat found;
    *out = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (*out < 0)
        return errno;
    int reason = fstat(*out, &found) != 0 ? errno : S_ISREG(found.st_mode) ? 0 : ENOENT;
    if (reason) {
        close(*out);
        *out = -1;
    }
    return reason;
}

int sw_zone_folder_read(sw_buf *out, const char *folder, const char *name, sw_error *err)
{
    char path[PATH_SIZE];
    int opened;
    if ((size_t)snprintf(path, sizeof path, "%s/%s", folder, name) >= sizeof path)
        return sw_fail_field(err, SW_E_INVALID, "folder", "the folder of the time zones has too long a path");
    int reason = open_file(&opened, path);
    if (reason == ENOENT || reason == ENOTDIR)
        return tell_missing(folder, name, err);
    if (reason)
        return sw_fail(err, SW_E_IO, "the time zone \"%s\" cannot be read: %s", path, strerror(reason));
    int code = sw_file_read_open(out, opened, path, "the time zone", err);
    close(opened);
    return code;
}

/* The first line of a file, behind what it has to start with; "" when it does not. */
static void read_first_line(char *out, size_t size, const char *folder, const char *name, const char *start)
{
    char path[PATH_SIZE], line[128];
    int opened;
    out[0] = '\0';
    if ((size_t)snprintf(path, sizeof path, "%s/%s", folder, name) >= sizeof path || open_file(&opened, path) != 0)
        return;
    ssize_t got = read(opened, line, sizeof line - 1);
    close(opened);
    line[got < 0 ? 0 : got] = '\0';
    line[strcspn(line, "\r\n")] = '\0';
    const char *version = line + strlen(start);
    if (strncmp(line, start, strlen(start)) == 0 && strlen(version) < size && is_part(version, strlen(version)))
        snprintf(out, size, "%s", version);
}

void sw_zone_folder_version(char *out, size_t size, const char *folder)
{
    read_first_line(out, size, folder, "tzdata.zi", "# version ");
    if (!out[0])
        read_first_line(out, size, folder, "+VERSION", "");
}
