/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What Python gives: text, data, numbers and objects of ours. Each is refused with a sentence that names the method and
 * the argument.
 *
 * Text and data are read where they lie: str and bytes never change, and the caller's arguments hold them until the
 * call has ended. What may change while the GIL is released, such as a bytearray, is copied first.
 */

%{
#include <savedwallet/face.h>

#include <stdarg.h>
#include <stdbool.h>
#include <string.h>

/* Which argument of which method. SWIG calls the method "Client_run" or "new_Client". */
typedef struct {
    const char *symbol, *name;
} argument;

/* As Python says it: "Client.run" or "Client". */
static PyObject *spoken_method(const char *symbol)
{
    if (strncmp(symbol, "new_", 4) == 0)
        return PyUnicode_FromString(symbol + 4);
    const char *line = strchr(symbol, '_');
    PyObject *owner = line ? PyUnicode_FromStringAndSize(symbol, line - symbol) : NULL;
    PyObject *spoken = owner ? PyUnicode_FromFormat("%U.%s", owner, line + 1) : NULL;
    Py_XDECREF(owner);
    return spoken;
}

/* Raises it, in place of what is raised. @return false */
static bool refuse(PyObject *exception, argument which, const char *why, ...)
{
    PyErr_Clear();
    va_list values;
    va_start(values, why);
    PyObject *reason = PyUnicode_FromFormatV(why, values);
    va_end(values);
    PyObject *method = reason ? spoken_method(which.symbol) : NULL;
    if (method)
        PyErr_Format(exception, "%U(): %s %U", method, which.name, reason);
    Py_XDECREF(method);
    Py_XDECREF(reason);
    return false;
}

static bool refuse_type(argument which, const char *wanted, PyObject *object)
{
    return refuse(PyExc_TypeError, which, "must be %s, not %.100s", wanted, Py_TYPE(object)->tp_name);
}

/* UTF-8 of str, which keeps it as long as it lives itself. */
static bool read_str(const char **text, size_t *size, argument which, PyObject *object)
{
    Py_ssize_t length = 0;
    *text = PyUnicode_AsUTF8AndSize(object, &length);
    *size = (size_t)length;
    if (!*text && PyErr_ExceptionMatches(PyExc_UnicodeEncodeError))
        return refuse(PyExc_ValueError, which, "holds half a surrogate pair, which is not text");
    return *text != NULL;
}

static bool read_text(const char **text, size_t *size, argument which, PyObject *object)
{
    if (PyUnicode_Check(object))
        return read_str(text, size, which, object);
    if (!PyBytes_Check(object))
        return refuse_type(which, "str or bytes", object);
    *text = PyBytes_AS_STRING(object);
    *size = (size_t)PyBytes_GET_SIZE(object);
    return true;
}

/* Text that C knows the end of by its NUL. */
static bool read_word(const char **text, argument which, PyObject *object)
{
    size_t size = 0;
    if (!read_text(text, &size, which, object))
        return false;
    return strlen(*text) == size || refuse(PyExc_ValueError, which, "holds a NUL character");
}

/* @param[out] copy  NULL, or yours: what the data lies in */
static bool read_data(const void **data, size_t *size, PyObject **copy, argument which, PyObject *object)
{
    *size = 0;
    if (object == Py_None)
        return true;
    if (!PyBytes_Check(object) && PyObject_CheckBuffer(object)) {
        object = *copy = PyBytes_FromObject(object);
        if (!object)
            return false;
    }
    if (!PyBytes_Check(object) && !PyUnicode_Check(object))
        return refuse_type(which, "str, bytes, a buffer or None", object);
    return read_text((const char **)data, size, which, object);
}

static bool read_unsigned(unsigned long long *number, argument which, PyObject *object)
{
    if (!PyLong_Check(object))
        return refuse_type(which, "int", object);
    *number = PyLong_AsUnsignedLongLong(object);
    return !PyErr_Occurred() || refuse(PyExc_ValueError, which, "must be from 0 to 2**64 - 1");
}

static bool read_signed(long long *number, argument which, PyObject *object)
{
    if (!PyLong_Check(object))
        return refuse_type(which, "int", object);
    *number = PyLong_AsLongLong(object);
    return !PyErr_Occurred() || refuse(PyExc_ValueError, which, "must be from -2**63 to 2**63 - 1");
}

/* What a proxy stands for. None, a proxy that was never initialised and one that was destroyed stand for nothing. */
static bool read_object(void *pointer, argument which, const char *wanted, PyObject *object, swig_type_info *type)
{
    void **out = pointer;
    if (SWIG_IsOK(SWIG_ConvertPtr(object, out, type, 0)) && *out)
        return true;
    return refuse(PyExc_TypeError, which, "must be a %s that was made and not destroyed", wanted);
}

/* For a destructor: the proxy forgets the pointer, so that nothing is used or freed a second time. */
static void *take_object(PyObject *object, swig_type_info *type)
{
    void *pointer = NULL;
    if (!SWIG_IsOK(SWIG_ConvertPtr(object, &pointer, type, SWIG_POINTER_CLEAR)))
        PyErr_Clear();
    return pointer;
}
%}

%define SW_ARGUMENT (argument){"$symname", "$1_name"} %enddef

%typemap(in, noblock=1) const char *job
{
    if (!read_word((const char **)&$1, SW_ARGUMENT, $input))
        SWIG_fail;
}

%apply const char *job { const char *hook };

%typemap(in, noblock=1) (const char *TEXT, size_t TEXT_SIZE)
{
    if (!read_text((const char **)&$1, &$2, SW_ARGUMENT, $input))
        SWIG_fail;
}
%apply (const char *TEXT, size_t TEXT_SIZE) { (const char *config, size_t config_size) };
%apply (const char *TEXT, size_t TEXT_SIZE) { (const char *options, size_t options_size) };
%apply (const char *TEXT, size_t TEXT_SIZE) { (const char *text, size_t text_size) };
%apply (const char *TEXT, size_t TEXT_SIZE) { (const char *input, size_t input_size) };

%typemap(in, noblock=1) (const void *data, size_t data_size) (PyObject *copy = NULL)
{
    if (!read_data((const void **)&$1, &$2, &copy, SW_ARGUMENT, $input))
        SWIG_fail;
}
%typemap(freearg, noblock=1) (const void *data, size_t data_size) { Py_XDECREF(copy$argnum); }

%typemap(in, noblock=1) uint64_t (unsigned long long number = 0), size_t (unsigned long long number = 0)
{
    if (!read_unsigned(&number, SW_ARGUMENT, $input))
        SWIG_fail;
    $1 = ($1_ltype)number;
}

%typemap(in, noblock=1) int64_t (long long number = 0)
{
    if (!read_signed(&number, SW_ARGUMENT, $input))
        SWIG_fail;
    $1 = ($1_ltype)number;
}

/* $disown is SWIG_POINTER_DISOWN in a destructor, and 0 elsewhere. */
%typemap(in, noblock=1) Client *, Batch *, Cancel *, Rules *, Engine *
{
    if ($disown)
        $1 = take_object($input, $1_descriptor);
    else if (!read_object(&$1, SW_ARGUMENT, "$*1_type", $input, $1_descriptor))
        SWIG_fail;
}

/* Of an engine: it may have none. */
%typemap(in, noblock=1) Rules *rules
{
    if ($input != Py_None && !read_object(&$1, SW_ARGUMENT, "$*1_type", $input, $1_descriptor))
        SWIG_fail;
}
