/* SPDX-License-Identifier: Apache-2.0 */
#include "support.h"

#include "pay/types.h"

#include <string.h>

enum { MOST_TYPES = 200 };

/** A row as it is written; a row without a second name begins a group. */
typedef struct row {
    const char *group;
    const char *name;
} row;

static const row type_rows[] = {
#define TYPE(name, summary) { #name, NULL },
#define FIELD(type, name, shape, flag, chars, bytes, of, regions, confidence, source) { #type, #name },
#include "api/types.def"
#undef TYPE
#undef FIELD
};

static const row values_rows[] = {
#define VALUES(name, kind, confidence, source) { #name, NULL },
#define VALUE(values, text) { #values, text },
#include "api/values.def"
#undef VALUES
#undef VALUE
};

/** What operations.def says of types. */
typedef struct traffic {
    const char *operation;
    const char *request;
    const char *response;
} traffic;

static const traffic operations[] = {
#define OPERATION(name, method, path, request, response, key, recover, confidence, source, summary) \
    { #name, #request, #response },
#include "api/operations.def"
#undef OPERATION
};

/** What goes and comes by no operation. */
static const char *const sent_otherwise[] = { "sign_in_payload", "render_button_options", "initiate_form",
                                              "mobile_initiate" };
static const char *const received_otherwise[] = { "error", "sns_envelope", "notification_message" };

static bool is_one_of(const char *text, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(text, list[i]) == 0)
            return true;
    return false;
}

TEST(each_field_stands_under_its_type_and_is_found_there)
{
    size_t types = 0, place = 0;
    const sw_type *type = NULL;
    for (size_t i = 0; i < COUNT_OF(type_rows); i++) {
        if (!type_rows[i].name) {
            assert_true(!type || !type->fields[place].name);
            type = sw_type_at(types++);
            place = 0;
        }
        assert_non_null(type);
        assert_string_equal(type->name, type_rows[i].group);
        assert_ptr_equal(sw_type_find(type->name), type);
        if (!type_rows[i].name)
            continue;
        assert_string_equal(type->fields[place].name, type_rows[i].name);
        assert_ptr_equal(sw_type_field(type, type_rows[i].name), &type->fields[place]);
        place++;
    }
    assert_int_equal(types, sw_type_count());
    assert_null(type->fields[place].name);
    assert_null(sw_type_at(types));
}

TEST(each_value_stands_under_its_name)
{
    size_t groups = 0, place = 0;
    const sw_values *values = NULL;
    for (size_t i = 0; i < COUNT_OF(values_rows); i++) {
        if (!values_rows[i].name) {
            assert_true(!values || !values->texts[place]);
            values = sw_values_at(groups++);
            place = 0;
        }
        assert_non_null(values);
        assert_string_equal(values->name, values_rows[i].group);
        if (values_rows[i].name)
            assert_string_equal(values->texts[place++], values_rows[i].name);
    }
    assert_int_equal(groups, sw_values_count());
    assert_null(values->texts[place]);
    assert_null(sw_values_at(groups));
}

TEST(values_are_named_once_and_said_once)
{
    for (size_t i = 0; i < sw_values_count(); i++) {
        const sw_values *values = sw_values_at(i);
        bool any = strcmp(values->name, "any") == 0;
        assert_int_equal(!values->texts[0], any);
        assert_int_equal(values->source[0] == '\0', any);
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(values->name, sw_values_at(j)->name);
        for (const char *const *text = values->texts; *text; text++) {
            assert_true((*text)[0]);
            assert_false(is_one_of(*text, values->texts, (size_t)(text - values->texts)));
        }
    }
}

/** A number stands where the shape has a use for it, and is one that a limit can have. */
static bool limits_make_sense(const sw_field *field)
{
    enum { LONGEST = 4096 };
    if (field->shape == SW_SHAPE_INTEGER)
        return field->bytes == 0 || field->chars < field->bytes;
    if (field->shape == SW_SHAPE_TEXT || field->shape == SW_SHAPE_URL)
        return field->chars <= LONGEST && field->bytes <= LONGEST;
    return field->chars == 0 && field->bytes == 0;
}

TEST(each_row_is_complete)
{
    for (size_t i = 0; i < sw_type_count(); i++) {
        const sw_type *type = sw_type_at(i);
        assert_true(type->summary[0] && type->summary[strlen(type->summary) - 1] != '.');
        assert_non_null(type->fields[0].name);
        for (const sw_field *field = type->fields; field->name; field++) {
            if (!field->source[0] || !field->regions || !limits_make_sense(field))
                fail_msg("%s.%s: no source, no region, or a limit that makes no sense", type->name, field->name);
            bool listed = field->shape == SW_SHAPE_TEXT || field->shape == SW_SHAPE_TEXTS ||
                          field->shape == SW_SHAPE_LIST;
            assert_int_equal(field->values != NULL, listed);
        }
    }
}

static size_t place_of(const sw_type *type)
{
    for (size_t i = 0; i < sw_type_count(); i++)
        if (sw_type_at(i) == type)
            return i;
    fail_msg("a field is of a type that is in no table");
    return 0;
}

static void mark(const sw_type *type, bool *reached)
{
    size_t place = place_of(type);
    if (reached[place])
        return;
    reached[place] = true;
    for (const sw_field *field = type->fields; field->name; field++)
        if (field->type)
            mark(field->type, reached);
}

static void mark_named(const char *name, bool *reached)
{
    const sw_type *type = sw_type_find(name);
    if (!type)
        fail_msg("there is no type %s", name);
    mark(type, reached);
}

/** Fails when an operation names a type that is not there. */
static void mark_all(bool *sent, bool *received)
{
    assert_true(sw_type_count() <= MOST_TYPES);
    for (size_t i = 0; i < COUNT_OF(operations); i++) {
        if (strcmp(operations[i].request, "no_body") != 0)
            mark_named(operations[i].request, sent);
        if (strcmp(operations[i].response, "no_body") != 0 && strcmp(operations[i].response, "location") != 0)
            mark_named(operations[i].response, received);
    }
    for (size_t i = 0; i < COUNT_OF(sent_otherwise); i++)
        mark_named(sent_otherwise[i], sent);
    for (size_t i = 0; i < COUNT_OF(received_otherwise); i++)
        mark_named(received_otherwise[i], received);
}

TEST(the_types_of_every_operation_are_there_and_no_type_is_left_over)
{
    bool sent[MOST_TYPES] = { false }, received[MOST_TYPES] = { false };
    mark_all(sent, received);
    for (size_t i = 0; i < sw_type_count(); i++)
        if (!sent[i] && !received[i])
            fail_msg("%s is neither sent nor received", sw_type_at(i)->name);
    assert_null(sw_type_find("no_body"));
    assert_null(sw_type_find("location"));
}

/** Amazon may answer tomorrow what our lists do not have today, and amounts in either spelling. */
TEST(what_is_only_received_has_no_closed_values_and_no_amounts_to_judge)
{
    bool sent[MOST_TYPES] = { false }, received[MOST_TYPES] = { false };
    mark_all(sent, received);
    for (size_t i = 0; i < sw_type_count(); i++)
        for (const sw_field *field = sw_type_at(i)->fields; !sent[i] && field->name; field++)
            if ((field->values && field->values->closed) || field->shape == SW_SHAPE_CHARGE ||
                field->shape == SW_SHAPE_PRICE || field->shape == SW_SHAPE_SUM)
                fail_msg("%s.%s is too strict for an answer", sw_type_at(i)->name, field->name);
}

TEST(shapes_and_confidences_have_the_names_that_are_documented)
{
    assert_string_equal(sw_shape_name(SW_SHAPE_TEXT), "text");
    assert_string_equal(sw_shape_name(SW_SHAPE_CHARGE), "charge");
    assert_string_equal(sw_shape_name(SW_SHAPE_ANYTHING), "anything");
    assert_string_equal(sw_shape_name((sw_shape)99), "anything");
    assert_string_equal(sw_confidence_name(SW_DOCUMENTED), "documented");
    assert_string_equal(sw_confidence_name(SW_SDK), "sdk");
    assert_string_equal(sw_confidence_name(SW_ASSUMED), "assumed");
    assert_string_equal(sw_confidence_name((sw_confidence)99), "assumed");
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_field_stands_under_its_type_and_is_found_there),
        cmocka_unit_test(each_value_stands_under_its_name),
        cmocka_unit_test(values_are_named_once_and_said_once),
        cmocka_unit_test(each_row_is_complete),
        cmocka_unit_test(the_types_of_every_operation_are_there_and_no_type_is_left_over),
        cmocka_unit_test(what_is_only_received_has_no_closed_values_and_no_amounts_to_judge),
        cmocka_unit_test(shapes_and_confidences_have_the_names_that_are_documented),
    };
    return RUN_SUITE(tests);
}
