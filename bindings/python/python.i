/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How Python sees what stands in savedwallet.i: savedwallet._native.core, which is private to the package savedwallet.
 *
 * Not called _core: SWIG would name its own half __core, which Python mangles inside a class. Never with -builtin: an
 * object that was not initialised crashes there. Never with -threads: an exception raised in its blocks is lost.
 */
%module core

/* client.tiemout = 1 is an error. */
%pythonnondynamic;

%include "arguments.i"
%include "host.i"

%{
static PyObject *failure_class;

/* Raises Failure with what sw_error holds, as JSON text. */
static void raise_failure(const sw_error *failure)
{
    char *json = sw_face_error_json(failure);
    if (json)
        PyErr_SetString(failure_class, json);
    else
        PyErr_NoMemory();
    sw_face_text_free(json);
}

/* Takes the text, which the library frees that it is of. */
static PyObject *give_text(char *text, void (*release)(char *))
{
    if (!text)
        return PyErr_NoMemory();
    PyObject *given = PyUnicode_DecodeUTF8(text, (Py_ssize_t)strlen(text), "strict");
    release(text);
    return given;
}
%}

%init %{
    failure_class = PyErr_NewExceptionWithDoc("savedwallet._native.core.Failure",
                                              "An object could not be made, or rules failed: args[0] is the error as JSON text.",
                                              NULL, NULL);
    if (!failure_class || PyModule_AddObjectRef(m, "Failure", failure_class) < 0)
        return NULL;
%}
%pythoncode %{
Failure = _core.Failure
%}

%typemap(out, noblock=1) char *
{
    $result = give_text($1, sw_face_text_free);
    if (!$result)
        SWIG_fail;
}

/* By their names: those of Rules. */
%typemap(out, noblock=1) char *decide, char *test, char *about, char *check
{
    $result = give_text($1, sw_rules_text_free);
    if (!$result)
        SWIG_fail;
}

%typemap(out, noblock=1) char *Engine::run
{
    $result = give_text($1, engine_text_free);
    if (!$result)
        SWIG_fail;
}

%typemap(out, noblock=1) size_t { $result = PyLong_FromSize_t($1); }

%typemap(in, numinputs=0, noblock=1) sw_error *err
{
    sw_error failure = SW_ERROR_INIT;
    $1 = &failure;
}

/* Without the GIL. What it gives is NULL when it failed. */
%define SW_MAKES(METHOD)
%exception METHOD
{
    Py_BEGIN_ALLOW_THREADS
    $action
    Py_END_ALLOW_THREADS
    if (!result) {
        raise_failure(&failure);
        SWIG_fail;
    }
}
%enddef

SW_MAKES(Client::Client)
SW_MAKES(Batch::Batch)
SW_MAKES(Cancel::Cancel)
SW_MAKES(Rules::Rules)
SW_MAKES(Engine::Engine)
SW_MAKES(Rules::decide)
SW_MAKES(Rules::test)
SW_MAKES(Rules::about)
SW_MAKES(Rules::check)
SW_WAITS(Client::run, sw_face_text_free)
SW_WAITS(Client::run_free, sw_face_text_free)
SW_WAITS(Batch::add, sw_face_text_free)
SW_WAITS(Batch::wait, sw_face_text_free)
SW_WAITS(Engine::run, engine_text_free)

%include "savedwallet.i"
