/* SPDX-License-Identifier: Apache-2.0 */
#include "heap.h"
#include "leftover.h"
#include "support.h"

#include "face/given.h"

#include <stdio.h>
#include <string.h>

/* A member of every kind. */
typedef struct everything {
    const char *text;
    bool flag;
    int number;
    int64_t big;
    const sw_money *amount;
    const char *json;
    sw_given_texts texts;
    sw_given_pairs pairs;
    const char *browser_session;
    int colour;
} everything;

static int read_colour(void *place, const char *name, sw_error *err)
{
    *(int *)place = strcmp(name, "red") == 0 ? 1 : 0;
    if (*(int *)place)
        return SW_OK;
    err->code = SW_E_INVALID;
    snprintf(err->message, sizeof err->message, "there is no colour \"%s\"", name);
    return SW_E_INVALID;
}

#define MEMBER(kind, name)                                       \
    {                                                            \
#name, SW_GIVEN_##kind, offsetof(everything, name), NULL \
    }
static const sw_given_member members[] = {
    MEMBER(TEXT, text),
    MEMBER(FLAG, flag),
    MEMBER(NUMBER, number),
    MEMBER(LONG, big),
    MEMBER(MONEY, amount),
    MEMBER(JSON, json),
    MEMBER(TEXTS, texts),
    MEMBER(PAIRS, pairs),
    MEMBER(TEXT, browser_session),
    { "unbound", SW_GIVEN_UNBOUND, offsetof(everything, browser_session), NULL },
    { "colour", SW_GIVEN_NAME, offsetof(everything, colour), read_colour },
};
#undef MEMBER

typedef struct scene {
    sw_given given;
    everything got;
    sw_error err;
} scene;

static int take(scene *it, const char *json)
{
    *it = (scene){ .err = SW_ERROR_INIT };
    const sw_given_table table = SW_GIVEN_TABLE(members, &it->got);
    int code = sw_given_read(&it->given, json, strlen(json), &it->err);
    return code == SW_OK ? sw_given_take(&it->given, &table, 1, &it->err) : code;
}

TEST(every_kind_of_member_comes_to_its_place)
{
    scene it;
    int code = take(&it, "{\"text\":\"a \xC3\xBC\",\"flag\":true,\"number\":-7,\"big\":999999999999999,"
                         "\"amount\":\"18.40 EUR\",\"json\":{\"a\":[1,null]},\"texts\":[\"x\",\"y\"],"
                         "\"pairs\":{\"k\":\"v\",\"K\":\"\"},\"browser_session\":\"sid\",\"colour\":\"red\"}");
    assert_code(SW_OK, &it.err, code);
    assert_string_equal(it.got.text, "a \xC3\xBC");
    assert_true(it.got.flag);
    assert_int_equal(it.got.number, -7);
    assert_true(it.got.big == INT64_C(999999999999999));
    assert_int_equal(it.got.amount->minor, 1840);
    assert_string_equal(it.got.amount->currency, "EUR");
    assert_string_equal(it.got.json, "{\"a\":[1,null]}");
    assert_int_equal(it.got.texts.count, 2);
    assert_string_equal(it.got.texts.items[1], "y");
    assert_int_equal(it.got.pairs.count, 2);
    assert_string_equal(it.got.pairs.items[0].name, "k");
    assert_string_equal(it.got.pairs.items[0].value, "v");
    assert_string_equal(it.got.pairs.items[1].value, "");
    assert_string_equal(it.got.browser_session, "sid");
    assert_int_equal(it.got.colour, 1);
    sw_given_free(&it.given);
}

TEST(lists_and_objects_may_be_empty)
{
    scene it;
    int code = take(&it, "{\"texts\":[],\"pairs\":{},\"json\":[]}");
    assert_code(SW_OK, &it.err, code);
    assert_int_equal(it.got.texts.count, 0);
    assert_int_equal(it.got.pairs.count, 0);
    assert_string_equal(it.got.json, "[]");
    sw_given_free(&it.given);
}

TEST(a_member_of_another_kind_is_refused_by_its_name)
{
    static const struct {
        const char *name, *values[8];
        const char *says;
    } table[] = {
        { "text", { "1", "true", "[]", "{}" }, "text is not text" },
        { "flag", { "1", "\"true\"", "[]", "{}" }, "flag is not true or false" },
        { "number", { "\"1\"", "1.5", "true", "2147483648", "-2147483649", "[1]" }, "a whole number that fits" },
        { "big", { "\"1\"", "0.5", "false", "1e300", "{}" }, "a whole number that fits" },
        { "amount", { "18.40", "true", "{\"amount\":\"1\"}", "[]" }, "an amount such as \"18.40 EUR\"" },
        { "amount", { "\"\"", "\"18.40\"", "\"18.401 EUR\"", "\"EUR 1\"", "\"1 XXX\"" }, "amount: " },
        { "texts", { "\"x\"", "{}", "[1]", "[\"x\",null]", "[[\"x\"]]" }, "a list of texts" },
        { "pairs", { "\"x\"", "[]", "{\"a\":1}", "{\"a\":null}", "{\"a\":{}}" }, "an object of texts" },
        { "unbound", { "1", "\"true\"", "\"\"", "[]" }, "unbound is not true or false" },
        { "colour", { "1", "true", "[]" }, "colour is not text" },
        { "colour", { "\"rouge\"" }, "there is no colour \"rouge\"" },
    };
    for (size_t i = 0; i < COUNT_OF(table); i++)
        for (const char *const *value = table[i].values; *value; value++) {
            char json[100];
            scene it;
            snprintf(json, sizeof json, "{\"%s\":%s}", table[i].name, *value);
            assert_code(SW_E_INVALID, &it.err, take(&it, json));
            assert_contains(it.err.message, table[i].says);
            if (strcmp(table[i].name, "colour") != 0)
                assert_string_equal(it.err.field, table[i].name);
            sw_given_free(&it.given);
        }
}

TEST(null_is_as_good_as_not_given)
{
    char json[400] = "{";
    scene it;
    for (size_t i = 0; i < COUNT_OF(members); i++)
        snprintf(json + strlen(json), sizeof json - strlen(json), "%s\"%s\":null", i ? "," : "", members[i].name);
    snprintf(json + strlen(json), sizeof json - strlen(json), "}");
    assert_code(SW_OK, &it.err, take(&it, json));
    assert_memory_equal(&it.got, &(everything){ 0 }, sizeof it.got);
    sw_given_free(&it.given);
}

TEST(what_is_not_one_object_is_no_options)
{
    static const char *const table[] = {
        "", "[]", "null", "\"text\"", "1", "{", "{} {}", "{\"a\":1,\"a\":2}", "{'a':1}"
    };
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        scene it;
        assert_code(SW_E_INVALID, &it.err, take(&it, table[i]));
        assert_true(it.err.message[0]);
        sw_given_free(&it.given);
    }
}

TEST(an_unknown_option_is_refused_with_the_nearest)
{
    scene it;
    assert_code(SW_E_INVALID, &it.err, take(&it, "{\"text\":\"x\",\"ammount\":\"1 EUR\"}"));
    assert_string_equal(it.err.field, "ammount");
    assert_contains(it.err.message, "there is no option \"ammount\" here; the nearest is \"amount\"");
    sw_given_free(&it.given);
    assert_code(SW_E_INVALID, &it.err, take(&it, "{\"Text\":null}"));
    assert_contains(it.err.message, "the nearest is \"text\"");
    sw_given_free(&it.given);
}

TEST(where_nothing_can_be_given_there_is_no_nearest)
{
    const sw_given_table none = { NULL, 0, NULL };
    sw_given given;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, sw_given_read(&given, "{\"x\":1}", 7, &err));
    assert_code(SW_E_INVALID, &err, sw_given_take(&given, &none, 1, &err));
    assert_contains(err.message, "there is no option \"x\" here");
    assert_lacks(err.message, "nearest");
    sw_given_free(&given);
}

TEST(the_first_table_with_the_name_has_the_member)
{
    const char *first = NULL, *second = NULL, *other = NULL;
    const sw_given_member a = { "a", SW_GIVEN_TEXT, 0, NULL }, b = { "b", SW_GIVEN_TEXT, 0, NULL };
    const sw_given_table tables[] = { { &a, 1, &first }, { &a, 1, &second }, { &b, 1, &other } };
    static const char json[] = "{\"b\":\"2\",\"a\":\"1\"}";
    sw_given given;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, sw_given_read(&given, json, strlen(json), &err));
    assert_code(SW_OK, &err, sw_given_take(&given, tables, COUNT_OF(tables), &err));
    assert_string_equal(first, "1");
    assert_null(second);
    assert_string_equal(other, "2");
    assert_ptr_equal(sw_given_find(&tables[2], "b"), &b);
    assert_null(sw_given_find(&tables[2], "a"));
    sw_given_free(&given);
}

TEST(browser_session_and_unbound_are_not_given_together)
{
    static const char *const both[] = { "{\"browser_session\":\"sid\",\"unbound\":true}",
                                        "{\"unbound\":true,\"browser_session\":\"sid\"}",
                                        "{\"unbound\":true,\"browser_session\":\"\"}" };
    for (size_t i = 0; i < COUNT_OF(both); i++) {
        scene it;
        assert_code(SW_E_INVALID, &it.err, take(&it, both[i]));
        assert_string_equal(it.err.field, "unbound");
        assert_contains(it.err.message, "say the opposite");
        sw_given_free(&it.given);
    }
}

TEST(only_true_is_unbound)
{
    static const struct {
        const char *json, *session;
    } table[] = {
        { "{\"unbound\":true}", SW_UNBOUND },
        { "{\"unbound\":false}", NULL },
        { "{\"unbound\":null}", NULL },
        { "{\"unbound\":false,\"browser_session\":\"sid\"}", "sid" },
        { "{\"browser_session\":\"sid\",\"unbound\":false}", "sid" },
        { "{\"browser_session\":null,\"unbound\":true}", SW_UNBOUND },
    };
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        scene it;
        assert_code(SW_OK, &it.err, take(&it, table[i].json));
        if (table[i].session)
            assert_string_equal(it.got.browser_session, table[i].session);
        else
            assert_null(it.got.browser_session);
        sw_given_free(&it.given);
    }
}

/* As many members of one kind as it takes, each with a name and place of its own. */
static int take_many(sw_given *given, sw_given_kind kind, const char *value, int count, sw_error *err)
{
    enum { MOST = SW_GIVEN_ROOM + 1 };
    static char names[MOST][16];
    sw_given_texts places[MOST] = { { 0 } };
    sw_given_member many[MOST];
    char json[2000] = "{";
    for (int i = 0; i < count; i++) {
        snprintf(names[i], sizeof names[i], "m%d", i);
        many[i] = (sw_given_member){ names[i], kind, (size_t)i * sizeof *places, NULL };
        snprintf(json + strlen(json), sizeof json - strlen(json), "%s\"%s\":%s", i ? "," : "", names[i], value);
    }
    snprintf(json + strlen(json), sizeof json - strlen(json), "}");
    const sw_given_table table = { many, (size_t)count, places };
    int code = sw_given_read(given, json, strlen(json), err);
    return code == SW_OK ? sw_given_take(given, &table, 1, err) : code;
}

TEST(there_is_room_for_so_many_amounts)
{
    sw_given given;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, take_many(&given, SW_GIVEN_MONEY, "\"1 EUR\"", SW_GIVEN_ROOM, &err));
    sw_given_free(&given);
    assert_code(SW_E_LIMIT, &err, take_many(&given, SW_GIVEN_MONEY, "\"1 EUR\"", SW_GIVEN_ROOM + 1, &err));
    assert_string_equal(err.field, "m24");
    sw_given_free(&given);
}

TEST(there_is_room_for_so_many_lists)
{
    sw_given given;
    sw_error err = SW_ERROR_INIT;
    assert_code(SW_OK, &err, take_many(&given, SW_GIVEN_TEXTS, "[\"x\"]", SW_GIVEN_ROOM, &err));
    sw_given_free(&given);
    assert_true(take_many(&given, SW_GIVEN_TEXTS, "[\"x\"]", SW_GIVEN_ROOM + 1, &err) < 0);
    sw_given_free(&given);
}

static const char whole[] =
    "{\"text\":\"x\",\"json\":{\"a\":[1,\"b\"]},\"texts\":[\"x\",\"y\"],\"pairs\":{\"k\":\"v\"},"
    "\"amount\":\"1 EUR\"}";

TEST(memory_that_runs_out_is_said_and_nothing_is_left)
{
    scene it;
    heap_begin(0);
    assert_code(SW_OK, &it.err, take(&it, whole));
    sw_given_free(&it.given);
    long requests = heap.asked;
    assert_true(requests > 5);
    for (long i = 1; i <= requests; i++) {
        heap_begin(i);
        int code = take(&it, whole);
        sw_given_free(&it.given);
        long live = heap.live;
        heap_end();
        assert_code(SW_E_NOMEM, &it.err, code);
        assert_int_equal(live, 0);
    }
    heap_end();
}

TEST(texts_are_wiped_before_their_memory_is_given_back)
{
    static const char *const table[] = { "{\"text\":\"hunter-zwei\"}", "{\"pairs\":{\"k\":\"hunter-zwei\"}}",
                                         "{\"texts\":[\"a\",\"hunter-zwei\"]}", "{\"unknown\":\"hunter-zwei\"}",
                                         "{\"flag\":[{\"deep\":[\"hunter-zwei\"]}]}" };
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        scene it;
        leftover_begin("hunter-zwei");
        take(&it, table[i]);
        sw_given_free(&it.given);
        long found = leftover_end();
        if (found)
            fail_msg("%ld pieces of memory were given back with the secret of %s", found, table[i]);
    }
}

TEST(what_was_freed_is_empty_and_is_freed_again)
{
    scene it;
    assert_code(SW_OK, &it.err, take(&it, whole));
    sw_given_free(&it.given);
    assert_null(it.given.object);
    sw_given_free(&it.given);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_of_member_comes_to_its_place),
        cmocka_unit_test(lists_and_objects_may_be_empty),
        cmocka_unit_test(a_member_of_another_kind_is_refused_by_its_name),
        cmocka_unit_test(null_is_as_good_as_not_given),
        cmocka_unit_test(what_is_not_one_object_is_no_options),
        cmocka_unit_test(an_unknown_option_is_refused_with_the_nearest),
        cmocka_unit_test(where_nothing_can_be_given_there_is_no_nearest),
        cmocka_unit_test(the_first_table_with_the_name_has_the_member),
        cmocka_unit_test(browser_session_and_unbound_are_not_given_together),
        cmocka_unit_test(only_true_is_unbound),
        cmocka_unit_test(there_is_room_for_so_many_amounts),
        cmocka_unit_test(there_is_room_for_so_many_lists),
        cmocka_unit_test(memory_that_runs_out_is_said_and_nothing_is_left),
        cmocka_unit_test(texts_are_wiped_before_their_memory_is_given_back),
        cmocka_unit_test(what_was_freed_is_empty_and_is_freed_again),
    };
    return RUN_SUITE(tests);
}
