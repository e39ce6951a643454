/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What PHP gives: text, data, numbers and objects of ours, each of its own type and of no other. PHP's sentence about
 * one that is refused names the method and the argument.
 *
 * Text and data are read where they lie: strings do not change while somebody holds them, and the call does.
 */

%{
/* Which argument it is that SWIG has put into args. */
#define SW_NTH(argument) ((uint32_t)(&(argument)-args) + 1)

static bool refuse_type(uint32_t nth, const char *wanted, const zval *given)
{
    zend_argument_type_error(nth, "must be of type %s, %s given", wanted, zend_zval_type_name((zval *)given));
    return false;
}

static bool read_text(const char **text, size_t *size, uint32_t nth, const zval *given)
{
    if (Z_TYPE_P(given) != IS_STRING)
        return refuse_type(nth, "string", given);
    *text = Z_STRVAL_P(given);
    *size = Z_STRLEN_P(given);
    return true;
}

/* Text that C knows the end of by its NUL. */
static bool read_word(const char **text, uint32_t nth, const zval *given)
{
    size_t size = 0;
    if (!read_text(text, &size, nth, given))
        return false;
    if (strlen(*text) == size)
        return true;
    zend_argument_value_error(nth, "must not contain any null bytes");
    return false;
}

static bool read_data(const void **data, size_t *size, uint32_t nth, const zval *given)
{
    if (Z_TYPE_P(given) == IS_NULL)
        return true;
    if (Z_TYPE_P(given) != IS_STRING)
        return refuse_type(nth, "?string", given);
    return read_text((const char **)data, size, nth, given);
}

static bool read_signed(int64_t *number, uint32_t nth, const zval *given)
{
    if (Z_TYPE_P(given) != IS_LONG)
        return refuse_type(nth, "int", given);
    *number = Z_LVAL_P(given);
    return true;
}

static bool read_unsigned(int64_t *number, uint32_t nth, const zval *given)
{
    if (!read_signed(number, nth, given))
        return false;
    if (*number >= 0)
        return true;
    zend_argument_value_error(nth, "must be greater than or equal to 0");
    return false;
}

/* What an object of ours stands for. One that was not constructed stands for nothing. */
static bool read_object(void *pointer, uint32_t nth, const zval *given, const zend_class_entry *ce)
{
    void **out = pointer;
    if (Z_TYPE_P(given) != IS_OBJECT || Z_OBJCE_P(given) != ce)
        return refuse_type(nth, ZSTR_VAL(ce->name), given);
    *out = native_of(Z_OBJ_P(given))->swig.ptr;
    if (*out)
        return true;
    zend_argument_value_error(nth, "must be an object that was constructed");
    return false;
}
%}

%typemap(in, phptype="string", noblock=1) const char *job
{
    if (!read_word((const char **)&$1, SW_NTH($input), &$input))
        SWIG_fail;
}

%apply const char *job { const char *hook };

%typemap(in, phptype="string", noblock=1) (const char *TEXT, size_t TEXT_SIZE)
{
    $2 = 0;
    if (!read_text((const char **)&$1, &$2, SW_NTH($input), &$input))
        SWIG_fail;
}
%apply (const char *TEXT, size_t TEXT_SIZE) { (const char *config, size_t config_size) };
%apply (const char *TEXT, size_t TEXT_SIZE) { (const char *options, size_t options_size) };
%apply (const char *TEXT, size_t TEXT_SIZE) { (const char *text, size_t text_size) };
%apply (const char *TEXT, size_t TEXT_SIZE) { (const char *input, size_t input_size) };

%typemap(in, phptype="?string", noblock=1) (const void *data, size_t data_size)
{
    $2 = 0;
    if (!read_data((const void **)&$1, &$2, SW_NTH($input), &$input))
        SWIG_fail;
}

%typemap(in, phptype="int", noblock=1) uint64_t (int64_t number = 0), size_t (int64_t number = 0)
{
    if (!read_unsigned(&number, SW_NTH($input), &$input))
        SWIG_fail;
    $1 = ($1_ltype)number;
}

%typemap(in, phptype="int", noblock=1) int64_t
{
    $1 = 0;
    if (!read_signed(&$1, SW_NTH($input), &$input))
        SWIG_fail;
}

%typemap(in, phptype="Client", noblock=1) Client *client
{
    if (!read_object(&$1, SW_NTH($input), &$input, SWIG_Php_ce_Client))
        SWIG_fail;
}

/* Of an engine: it may have none. */
%typemap(in, phptype="?Rules", noblock=1) Rules *rules
{
    $1 = NULL;
    if (Z_TYPE($input) != IS_NULL && !read_object(&$1, SW_NTH($input), &$input, SWIG_Php_ce_Rules))
        SWIG_fail;
}
