/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How PHP sees what stands in savedwallet.i: the extension savedwallet, whose classes are SavedWallet\Native\Client,
 * Batch, Cancel, Rules, Engine and Failure. They are private to the classes in php/.
 *
 * None of SWIG's own typemaps may be left for PHP: they change the caller's arguments, take "abc" for 0, and crash with
 * objects that were not constructed.
 */
%module savedwallet

%rename("%(lowercamelcase)s", %$isfunction, %$ismember) "";

%include "objects.i"
%include "arguments.i"
%include "host.i"

%{
#include "info.h"

/* Takes the text, which the library frees that it is of. When memory ends while it is copied, PHP jumps. */
static zend_string *take_text(char *text, void (*release)(char *))
{
    zend_string *volatile taken = NULL;
    volatile bool has_bailed = false;
    zend_try {
        taken = zend_string_init(text, strlen(text), false);
    } zend_catch {
        has_bailed = true;
    } zend_end_try();
    release(text);
    if (has_bailed)
        zend_bailout();
    return taken;
}

static bool throw_memory(void)
{
    zend_throw_error(NULL, "savedwallet: memory ran out");
    return false;
}

/* Throws Failure with what sw_error holds, as JSON text. @return false */
static bool throw_failure(const sw_error *failure)
{
    char *json = sw_face_error_json(failure);
    if (!json)
        return throw_memory();
    zend_string *message = take_text(json, sw_face_text_free);
    zend_throw_exception(failure_ce, ZSTR_VAL(message), 0);
    zend_string_release(message);
    return false;
}

static bool give_text(zval *result, char *text, void (*release)(char *))
{
    if (!text)
        return throw_memory();
    ZVAL_STR(result, take_text(text, release));
    return true;
}

/* A constructor that is called by hand, on an object that is there. */
static bool refuse_second(zval *object)
{
    if (!native_of(Z_OBJ_P(object))->swig.ptr)
        return true;
    zend_throw_error(NULL, "%s was constructed already", ZSTR_VAL(Z_OBJCE_P(object)->name));
    return false;
}

/* Some of PHP's own classes, such as SoapClient, make objects without their constructors. */
static bool refuse_empty(const void *self, zval *object)
{
    if (self)
        return true;
    zend_throw_error(NULL, "%s was not constructed", ZSTR_VAL(Z_OBJCE_P(object)->name));
    return false;
}
%}

%mshutdown %{
    sw_kept_end();
%}
%pragma(php) phpinfo="show_info();"

%typemap(out, phptype="string", noblock=1) char *
{
    if (!give_text(return_value, $1, sw_face_text_free))
        SWIG_fail;
}
/* By their names: those of Rules. */
%typemap(out, phptype="string", noblock=1) char *decide, char *test, char *about, char *check
{
    if (!give_text(return_value, $1, sw_rules_text_free))
        SWIG_fail;
}
%typemap(out, phptype="string", noblock=1) char *Engine::run
{
    if (!give_text(return_value, $1, engine_text_free))
        SWIG_fail;
}
%typemap(out, phptype="int", noblock=1) size_t { RETVAL_LONG((zend_long)$1); }
%typemap(out, phptype="bool", noblock=1) bool { RETVAL_BOOL($1); }
%typemap(out, noblock=1) Client * { own(ZEND_THIS, $1, sw_held_new($1)); }
%typemap(out, noblock=1) Batch * { own(ZEND_THIS, $1, sw_held_retain(native_of(Z_OBJ(args[0]))->held)); }
%typemap(out, noblock=1) Engine *
{
    own(ZEND_THIS, $1, sw_held_retain(native_of(Z_OBJ(args[0]))->held));
    hold_rules(ZEND_THIS, &args[1]);
}
%typemap(out, noblock=1) Cancel *, Rules * { own(ZEND_THIS, $1, NULL); }

%typemap(in, phptype="void", numinputs=0, noblock=1) sw_error *err
{
    sw_error failure = SW_ERROR_INIT;
    $1 = &failure;
}

%define SW_MAKES(CONSTRUCTOR)
%exception CONSTRUCTOR
{
    if (!refuse_second(ZEND_THIS))
        SWIG_fail;
    $action
    if (!result) {
        throw_failure(&failure);
        SWIG_fail;
    }
}
%enddef

/* What it gives is NULL when it failed. */
%define SW_GIVES_FREE(METHOD)
%exception METHOD
{
    $action
    if (!result) {
        throw_failure(&failure);
        SWIG_fail;
    }
}
%enddef

%define SW_GIVES(METHOD)
%exception METHOD
{
    if (!refuse_empty(arg1, ZEND_THIS))
        SWIG_fail;
    $action
    if (!result) {
        throw_failure(&failure);
        SWIG_fail;
    }
}
%enddef

%define SW_ACTS(METHOD)
%exception METHOD
{
    if (!refuse_empty(arg1, ZEND_THIS))
        SWIG_fail;
    $action
}
%enddef

%define SW_CHANGES(METHOD)
%exception METHOD
{
    if (!refuse_empty(arg1, ZEND_THIS) || !refuse_busy(ZEND_THIS))
        SWIG_fail;
    $action
}
%enddef

SW_MAKES(Client::Client)
SW_MAKES(Batch::Batch)
SW_MAKES(Cancel::Cancel)
SW_MAKES(Rules::Rules)
SW_MAKES(Engine::Engine)
SW_GIVES(Rules::decide)
SW_GIVES(Rules::test)
SW_GIVES(Rules::about)
SW_GIVES_FREE(Rules::check)
SW_WAITS(Client::run, sw_face_text_free)
SW_WAITS_FREE(Client::run_free)
SW_WAITS_ALONE(Batch::add)
SW_WAITS_ALONE(Batch::wait)
SW_WAITS(Engine::run, engine_text_free)
SW_CHANGES(Batch::cancel)
SW_ACTS(Batch::count)
SW_ACTS(Batch::wakeup)
SW_ACTS(Cancel::request)
SW_ACTS(Cancel::is_requested)

%include "savedwallet.i"
