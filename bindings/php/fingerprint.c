/* SPDX-License-Identifier: Apache-2.0 */
#include "fingerprint.h"

#include <savedwallet/limits.h>

#include <php.h>

#include <ext/hash/php_hash.h>
#include <ext/hash/php_hash_sha.h>
#include <ext/json/php_json.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define PREFIX "SAVEDWALLET_"

extern char **environ;

static void add_bytes(PHP_SHA256_CTX *hash, const void *bytes, size_t size)
{
    PHP_SHA256Update(hash, bytes, size);
}

/* With its NUL, so that where one ends and the next begins is told. */
static void add_text(PHP_SHA256_CTX *hash, const char *text)
{
    add_bytes(hash, text, strlen(text) + 1);
}

/* What the file is, not what stands in it. */
static void add_file(PHP_SHA256_CTX *hash, const char *path)
{
    struct stat is;
    add_text(hash, path);
    if (stat(path, &is) != 0) {
        add_text(hash, "none");
        return;
    }
    const int64_t facts[] = {
        (int64_t)is.st_dev,          (int64_t)is.st_ino,          (int64_t)is.st_size,
        (int64_t)is.st_mtim.tv_sec,  (int64_t)is.st_mtim.tv_nsec, (int64_t)is.st_ctim.tv_sec,
        (int64_t)is.st_ctim.tv_nsec,
    };
    add_bytes(hash, facts, sizeof facts);
}

static int compare_entries(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

/* Our variables, in an order that does not change with that of the environment. */
static void add_environment(PHP_SHA256_CTX *hash)
{
    const char *entries[64];
    size_t count = 0;
    for (char **entry = environ; entry && *entry && count < 64; entry++)
        if (strncmp(*entry, PREFIX, strlen(PREFIX)) == 0)
            entries[count++] = *entry;
    qsort(entries, count, sizeof entries[0], compare_entries);
    for (size_t i = 0; i < count; i++)
        add_text(hash, entries[i]);
}

static const char *text_of(const zval *object, const char *name)
{
    const zval *value = zend_hash_str_find(Z_ARRVAL_P(object), name, strlen(name));
    return value && Z_TYPE_P(value) == IS_STRING && Z_STRLEN_P(value) > 0 ? Z_STRVAL_P(value) : NULL;
}

/* folder: of the file that names this one, with its '/'; "" for what names it elsewhere. */
static void add_named(PHP_SHA256_CTX *hash, const char *folder, const char *name)
{
    if (!name)
        return;
    zend_string *path = zend_strpprintf(0, "%s%s", name[0] == '/' ? "" : folder, name);
    add_file(hash, ZSTR_VAL(path));
    zend_string_release(path);
}

/* OpenSSL's file:/key.pem, file:///key.pem and file:key.pem. */
static void add_key_uri(PHP_SHA256_CTX *hash, const char *key)
{
    if (!key || strncmp(key, "file:", 5) != 0)
        return;
    const char *path = key + 5;
    if (strncmp(path, "//", 2) == 0)
        path += 2 + strcspn(path + 2, "/");
    add_file(hash, path);
}

static void add_object(PHP_SHA256_CTX *hash, const zval *object, const char *folder)
{
    static const char *const files[] = { "private_key_file", "ca_file", "intermediates_file", "certificate_file" };
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
        add_named(hash, folder, text_of(object, files[i]));
    add_key_uri(hash, text_of(object, "private_key"));
}

static bool read_json(zval *object, const char *text, size_t size)
{
    ZVAL_NULL(object);
    bool is_read = size <= INT_MAX && php_json_decode_ex(object, text, size, PHP_JSON_OBJECT_AS_ARRAY, 512) == SUCCESS;
    return is_read && Z_TYPE_P(object) == IS_ARRAY;
}

/* A configuration file: what stands in it, and the files that it names. */
static void add_source(PHP_SHA256_CTX *hash, const char *path)
{
    add_file(hash, path);
    FILE *file = fopen(path, "rbe");
    if (!file)
        return;
    char *text = emalloc(SW_MAX_CONFIG_FILE + 1);
    size_t size = fread(text, 1, SW_MAX_CONFIG_FILE, file);
    text[size] = '\0'; /* PHP's JSON ends at one */
    fclose(file);
    add_bytes(hash, text, size);
    const char *slash = strrchr(path, '/');
    zend_string *folder = zend_string_init(path, slash ? (size_t)(slash - path) + 1 : 0, false);
    zval object;
    if (read_json(&object, text, size))
        add_object(hash, &object, ZSTR_VAL(folder));
    zval_ptr_dtor(&object);
    zend_string_release(folder);
    ZEND_SECURE_ZERO(text, size);
    efree(text);
}

static void add_configuration_of_environment(PHP_SHA256_CTX *hash)
{
    add_environment(hash);
    const char *source = getenv(PREFIX "CONFIG");
    if (source && *source)
        add_source(hash, source);
    add_named(hash, "", getenv(PREFIX "PRIVATE_KEY_FILE"));
    add_named(hash, "", getenv(PREFIX "CA_FILE"));
    add_key_uri(hash, getenv(PREFIX "PRIVATE_KEY"));
}

static void add_all(PHP_SHA256_CTX *hash, const zval *object)
{
    const char *source = text_of(object, "source");
    if (source && strcmp(source, "environment") == 0)
        add_configuration_of_environment(hash);
    else if (source)
        add_source(hash, source);
    add_object(hash, object, "");
}

bool sw_fingerprint_take(sw_fingerprint *out, const char *config, size_t size)
{
    *out = (sw_fingerprint){ 0 };
    PHP_SHA256_CTX hash;
    PHP_SHA256Init(&hash);
    add_bytes(&hash, config, size);
    PHP_SHA256Final(out->text, &hash);
    zval object;
    bool is_read = read_json(&object, config, size);
    if (is_read) {
        PHP_SHA256Init(&hash);
        add_bytes(&hash, out->text, sizeof out->text);
        add_all(&hash, &object);
        PHP_SHA256Final(out->all, &hash);
    }
    zval_ptr_dtor(&object);
    return is_read;
}

bool sw_fingerprint_is_same(const sw_fingerprint *one, const sw_fingerprint *other)
{
    return memcmp(one->all, other->all, sizeof one->all) == 0;
}

bool sw_fingerprint_is_replaced(const sw_fingerprint *old, const sw_fingerprint *now)
{
    return memcmp(old->text, now->text, sizeof old->text) == 0 && !sw_fingerprint_is_same(old, now);
}
