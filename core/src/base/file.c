/* SPDX-License-Identifier: Apache-2.0 */
#include "base/file.h"

#include "base/crypto.h"
#include "base/error.h"
#include "base/secret.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *remedy(int reason)
{
    switch (reason) {
    case ENOENT:
        return "no such file: check the path";
    case EACCES:
    case EPERM:
        return "this user may not read it: check its owner and mode";
    case EISDIR:
        return "it is a directory: name a file in it";
    default:
        return strerror(reason);
    }
}

int sw_file_read_open(sw_buf *out, int file, const char *name, const char *what, sw_error *err)
{
    char chunk[4096];
    ssize_t size;
    do {
        size = read(file, chunk, sizeof chunk);
        if (size > 0)
            sw_buf_add(out, chunk, (size_t)size);
    } while ((size > 0 && !out->failed) || (size < 0 && errno == EINTR));
    int reason = errno;
    sw_wipe(chunk, sizeof chunk);
    if (size < 0)
        return sw_fail(err, SW_E_IO, "%s \"%s\" cannot be read: %s", what, name, remedy(reason));
    return sw_buf_check(out, what, err);
}

/* A configuration or a key given in place of its path would be quoted in the message. */
static int check_path(const char *path, const char *what, sw_error *err)
{
    if (sw_looks_like_path(path))
        return SW_OK;
    return sw_fail(err, SW_E_IO, "%s is named by a path, but a text of %zu bytes was given (not shown)", what,
                   strlen(path));
}

int sw_file_read(sw_buf *out, const char *path, const char *what, sw_error *err)
{
    if (check_path(path, what, err) != SW_OK)
        return SW_E_IO;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return sw_fail(err, SW_E_IO, "%s \"%s\" cannot be read: %s", what, path, remedy(errno));
    int code = sw_file_read_open(out, file, path, what, err);
    close(file);
    return code;
}

static int write_all(int file, const char *bytes, size_t size)
{
    while (size > 0) {
        ssize_t written = write(file, bytes, size);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return -1;
        bytes += written;
        size -= (size_t)written;
    }
    return 0;
}

int sw_file_create(const char *path, const void *bytes, size_t size, unsigned mode, const char *what, sw_error *err)
{
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, (mode_t)mode);
    if (file < 0 && errno == EEXIST)
        return sw_fail(err, SW_E_IO, "%s \"%s\" is there already and was not touched: name another file", what, path);
    if (file < 0)
        return sw_fail(err, SW_E_IO, "%s \"%s\" cannot be made: %s", what, path, strerror(errno));
    int failed = write_all(file, bytes, size) != 0 || fsync(file) != 0;
    int reason = errno;
    if (close(file) != 0 && !failed) {
        failed = 1;
        reason = errno;
    }
    if (!failed)
        return SW_OK;
    unlink(path);
    return sw_fail(err, SW_E_IO, "%s \"%s\" cannot be written: %s", what, path, strerror(reason));
}
