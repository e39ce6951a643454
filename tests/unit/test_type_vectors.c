/* SPDX-License-Identifier: Apache-2.0 */
/* The types against tests/vectors: the fields of each operation, and the members of each example. */
#include "support.h"

#include "pay/types.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>

enum { DEEPEST = 8 };

/** The type of what an operation sends. */
static const char *request_of(const char *name)
{
    const sw_operation *operation = NULL;
    assert_int_equal(sw_operation_find(&operation, name, NULL), SW_OK);
    return operation->request;
}

/** The next name of "a.b[].c", without "[]"; moves on to what follows. @return false at the end */
static bool next_name(const char **path, char *name, size_t size)
{
    if (!**path)
        return false;
    size_t all = strcspn(*path, "."), plain = strcspn(*path, ".[");
    assert_true(plain < size);
    memcpy(name, *path, plain);
    name[plain] = '\0';
    *path += all + ((*path)[all] == '.');
    return true;
}

static const sw_field *resolve(const sw_type *type, const char *path)
{
    const sw_field *field = NULL;
    char name[64];
    while (next_name(&path, name, sizeof name)) {
        field = type ? sw_type_field(type, name) : NULL;
        if (!field)
            return NULL;
        type = field->type;
    }
    return field;
}

static bool goes_in_body_or_query(const sw_json *listed)
{
    const char *in = sw_json_get_text(listed, "in");
    return in && (strcmp(in, "body") == 0 || strcmp(in, "query") == 0);
}

TEST(every_field_that_the_vectors_list_is_in_the_tables_and_as_required)
{
    sw_json *rows = read_vectors("operations.json");
    for (const sw_json *each = sw_json_first(rows); each; each = sw_json_next(each)) {
        const char *operation = sw_json_get_text(sw_json_get(each, "sdk_helper_names"), "php");
        const sw_type *type = sw_type_find(request_of(operation));
        const sw_json *listed = sw_json_first(sw_json_get(each, "request_fields"));
        for (; listed; listed = sw_json_next(listed)) {
            if (!goes_in_body_or_query(listed))
                continue;
            const char *path = sw_json_get_text(listed, "name");
            const sw_field *field = type ? resolve(type, path) : NULL;
            if (!field)
                fail_msg("%s: %s is in no table", operation, path);
            bool required = sw_json_is_true(sw_json_get(listed, "required"));
            if ((field->flag == SW_FIELD_REQUIRED) != required)
                fail_msg("%s: %s is %srequired", operation, path, required ? "" : "not ");
        }
    }
    sw_json_free(rows);
}

/** The one exception: the vectors list it as one field, "person[]", and a person is one there as elsewhere. */
static const char required_by_its_type[] = "beneficiaryOwners.personFullName";

/** Two paths, of which the second may have "[]". @return 0: another one; 1: within it; 2: the same */
static int compare_paths(const char *outer, const char *listed)
{
    char of_outer[64], of_listed[64];
    while (next_name(&outer, of_outer, sizeof of_outer))
        if (!next_name(&listed, of_listed, sizeof of_listed) || strcmp(of_outer, of_listed) != 0)
            return 0;
    return *listed ? 1 : 2;
}

/** The vectors say that it is required, or that something in it is. */
static bool is_listed_as_required(const sw_json *listed, const char *path)
{
    for (; listed; listed = sw_json_next(listed))
        if (goes_in_body_or_query(listed) && sw_json_is_true(sw_json_get(listed, "required")) &&
            compare_paths(path, sw_json_get_text(listed, "name")))
            return true;
    return strcmp(path, required_by_its_type) == 0;
}

/** Prices are not entered: the vectors take one for a field without parts. */
static void check_required(const sw_type *type, const sw_json *listed, const char *within, int depth)
{
    assert_true(depth < DEEPEST);
    for (const sw_field *field = type->fields; field->name; field++) {
        char path[256];
        snprintf(path, sizeof path, "%s%s%s", within, *within ? "." : "", field->name);
        if (field->flag == SW_FIELD_REQUIRED && !is_listed_as_required(listed, path))
            fail_msg("%s is required here only", path);
        if (field->type && strcmp(field->type->name, "price") != 0)
            check_required(field->type, listed, path, depth + 1);
    }
}

TEST(what_the_tables_require_the_vectors_require_too)
{
    sw_json *rows = read_vectors("operations.json");
    for (const sw_json *each = sw_json_first(rows); each; each = sw_json_next(each)) {
        const char *operation = sw_json_get_text(sw_json_get(each, "sdk_helper_names"), "php");
        const sw_type *type = sw_type_find(request_of(operation));
        if (type)
            check_required(type, sw_json_first(sw_json_get(each, "request_fields")), "", 0);
    }
    sw_json_free(rows);
}

static void check_object(const sw_json *object, const sw_type *type, const char *where, int depth);

/** A price's amount is text or a number, and so is a number; the other shapes have one kind each. */
static bool has_kind(const sw_json *value, sw_shape shape)
{
    sw_json_kind kind = sw_json_kind_of(value);
    switch (shape) {
    case SW_SHAPE_EPOCH_MS:
    case SW_SHAPE_INTEGER:
        return kind == SW_JSON_NUMBER;
    case SW_SHAPE_NUMBER:
    case SW_SHAPE_AMOUNT:
        return kind == SW_JSON_NUMBER || kind == SW_JSON_STRING;
    case SW_SHAPE_BOOL:
        return kind == SW_JSON_BOOL;
    case SW_SHAPE_FLAG:
        return kind == SW_JSON_BOOL || kind == SW_JSON_STRING;
    case SW_SHAPE_TEXTS:
    case SW_SHAPE_OBJECTS:
        return kind == SW_JSON_ARRAY;
    case SW_SHAPE_CHARGE:
    case SW_SHAPE_PRICE:
    case SW_SHAPE_SUM:
    case SW_SHAPE_OBJECT:
    case SW_SHAPE_MAP:
        return kind == SW_JSON_OBJECT;
    case SW_SHAPE_ANYTHING:
        return true;
    default:
        return kind == SW_JSON_STRING;
    }
}

/** A list of payment preferences may hold null, before the buyer has chosen. */
static void check_value(const sw_json *value, const sw_field *field, const char *where, int depth)
{
    if (!has_kind(value, field->shape))
        fail_msg("%s is no %s", where, sw_shape_name(field->shape));
    if (field->shape == SW_SHAPE_OBJECTS || field->shape == SW_SHAPE_MAP) {
        for (const sw_json *each = sw_json_first(value); each; each = sw_json_next(each))
            if (sw_json_kind_of(each) != SW_JSON_NULL)
                check_object(each, field->type, where, depth);
    } else if (field->type) {
        check_object(value, field->type, where, depth);
    }
}

static void check_object(const sw_json *object, const sw_type *type, const char *where, int depth)
{
    assert_true(depth < DEEPEST);
    assert_int_equal(sw_json_kind_of(object), SW_JSON_OBJECT);
    for (const sw_json *member = sw_json_first(object); member; member = sw_json_next(member)) {
        char path[512];
        snprintf(path, sizeof path, "%s/%s", where, sw_json_name(member));
        const sw_field *field = sw_type_field(type, sw_json_name(member));
        if (!field)
            fail_msg("%s: %s has no such field", path, type->name);
        if (sw_json_kind_of(member) != SW_JSON_NULL)
            check_value(member, field, path, depth + 1);
    }
    for (const sw_field *field = type->fields; field->name; field++)
        if (field->flag == SW_FIELD_REQUIRED && sw_json_kind_of(sw_json_get(object, field->name)) <= SW_JSON_NULL)
            fail_msg("%s lacks %s, which %s requires", where, field->name, type->name);
}

static void check_example(const sw_json *entry)
{
    const char *type_name = sw_json_get_text(entry, "type"), *member = sw_json_get_text(entry, "member");
    if (!type_name)
        return;
    char name[256];
    snprintf(name, sizeof name, "examples/%s", sw_json_name(entry));
    const sw_type *type = sw_type_find(type_name);
    if (!type)
        fail_msg("%s: there is no type %s", name, type_name);
    sw_json *file = read_vectors(name);
    check_object(member ? sw_json_get(file, member) : file, type, name, 0);
    sw_json_free(file);
}

TEST(every_member_of_every_example_is_known_to_its_type)
{
    sw_json *types = read_vectors("examples/types.json");
    for (const sw_json *entry = sw_json_first(types); entry; entry = sw_json_next(entry))
        check_example(entry);
    sw_json_free(types);
}

static size_t check_folder(const char *folder, const sw_json *types)
{
    char path[512];
    snprintf(path, sizeof path, "%s/examples/%s", SAVEDWALLET_VECTORS, folder);
    DIR *files = opendir(path);
    assert_non_null(files);
    size_t count = 0;
    for (struct dirent *file = readdir(files); file; file = readdir(files)) {
        if (file->d_name[0] == '.')
            continue;
        char name[512];
        snprintf(name, sizeof name, "%s/%.255s", folder, file->d_name);
        if (!sw_json_get(types, name))
            fail_msg("examples/types.json has no line for %s", name);
        count++;
    }
    closedir(files);
    return count;
}

TEST(every_example_has_its_line_and_every_line_its_example)
{
    sw_json *types = read_vectors("examples/types.json");
    assert_int_equal(check_folder("flows", types) + check_folder("payments", types), sw_json_size(types));
    sw_json_free(types);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_field_that_the_vectors_list_is_in_the_tables_and_as_required),
        cmocka_unit_test(what_the_tables_require_the_vectors_require_too),
        cmocka_unit_test(every_member_of_every_example_is_known_to_its_type),
        cmocka_unit_test(every_example_has_its_line_and_every_line_its_example),
    };
    return RUN_SUITE(tests);
}
