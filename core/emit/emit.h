/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What is made from the tables of core/api for those who cannot read them: one function a file that is emitted.
 *
 * The program is linked with the tables and never with what it emits, so that a new row always builds.
 */
#ifndef SW_EMIT_EMIT_H
#define SW_EMIT_EMIT_H

#include "base/buf.h"
#include "base/json.h"
#include "pay/types.h"

#include <savedwallet/error.h>
#include <savedwallet/operation.h>

/** What the first lines of every emitted file say. */
#define EMIT_NOTICE "Made by ./run emit from the rows of core/api; not to be edited."

enum { EMIT_WIDTH = 120 /**< columns of a line, as in .clang-format */ };

/**
 * Appends words as a paragraph, broken at EMIT_WIDTH.
 * @param first   what its first line begins with
 * @param later   what each further line begins with
 */
void emit_paragraph(sw_buf *out, const char *first, const char *later, const char *text);

/**
 * Appends "int sw_create_charge(…)" as clang-format breaks it.
 * @param before, after   what stands before and after it on its lines: "SW_API ", ";"
 */
void emit_prototype(sw_buf *out, const char *before, const sw_operation *operation, const char *after);

/** How a call takes a key, in words for every language. @return static text without a capital or full stop */
const char *emit_about_key(sw_key_use key);

/** What to do when it is unknown whether an operation took effect, or always where it changes nothing. @return as above
 */
const char *emit_about_recovery(sw_recover recover);

/** Appends both of these as sentences of one paragraph, with what else is to be known of a call. */
void emit_advice(sw_buf *out, const sw_operation *operation);

/** Can its body or query be left out, because nothing in it has to be there? */
bool emit_may_be_left_out(const sw_operation *operation);

/** Does a call of it say which kind of permission is charged? */
bool emit_takes_permission(const sw_operation *operation);

/** Which way a type goes: bits. */
enum { EMIT_SENT = 1, EMIT_ANSWERED = 2 };

/** The ways in which a type goes, by itself or within another. */
unsigned emit_ways(const sw_type *type);

/** Is a field always there? An answer without what it must have is not believed; what goes both ways may be another's
 * in each of them. @param ways of its type */
bool emit_is_there(const sw_field *field, unsigned ways);

/** A small letter as a capital one; any other as it is. */
char emit_capital(char c);

/** Appends "CreateChargeRequest" for "create_charge_request". */
void emit_camel(sw_buf *out, const char *name);

/** Appends an item of a list, closed with a NUL. */
void emit_item(sw_buf *items, const char *text);

/** How many columns the items of a list take in one line, with ", " between them. */
size_t emit_list_width(const sw_buf *items);

/** A table of core/api whose rows hold words, numbers and texts only. */
typedef struct emit_table {
    const char *file;  /**< "reasons.def" */
    const char *name;  /**< "reasons" */
    const char *title; /**< "Reasons" */
} emit_table;

/** The tables that emit_rows reads, in the order in which they are told. @return NULL past the end */
const emit_table *emit_table_at(size_t index);

/** One of them by its name. @return NULL when there is none */
const emit_table *emit_table_find(const char *name);

/**
 * Reads a table into an object: a list for each kind of row, an object for each row, with the columns that the head of
 * the file names. Words without quotes stand as texts; what is more than the named columns is in "more".
 *
 * @param folder      core/api
 * @param[out] out    yours; free it with sw_json_free
 */
int emit_rows(sw_json **out, const char *folder, const emit_table *table, sw_error *err);

/** @name The emitted files
 * Each appends one. @param folder core/api
 * @{ */
int emit_header(sw_buf *out, const char *folder, sw_error *err);
int emit_source(sw_buf *out, const char *folder, sw_error *err);
int emit_functions(sw_buf *out, const char *folder, sw_error *err);
int emit_json(sw_buf *out, const char *folder, sw_error *err);
int emit_reference(sw_buf *out, const char *folder, sw_error *err);
int emit_python_types(sw_buf *out, const char *folder, sw_error *err);
int emit_python_operations(sw_buf *out, const char *folder, sw_error *err);
int emit_python_errors(sw_buf *out, const char *folder, sw_error *err);
int emit_php_types(sw_buf *out, const char *folder, sw_error *err);
int emit_php_operations(sw_buf *out, const char *folder, sw_error *err);
int emit_php_compat(sw_buf *out, const char *folder, sw_error *err);
int emit_php_errors(sw_buf *out, const char *folder, sw_error *err);
int emit_php_version(sw_buf *out, const char *folder, sw_error *err);
/** @} */

#endif
