/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The host of a call: what C asks of Python while the call runs, on the thread that made it.
 *
 * No exception passes through C. The first one is kept, every further question fails and the call is ended; when it has
 * returned, the exception is raised in place of what it returned. A signal's handler that raises is treated alike, so
 * that Ctrl-C ends a call at once.
 */

%{
/* A host while its call runs, on the stack of the wrapper. Only the thread of the call is ever in it. */
typedef struct {
    sw_host host;
    PyThreadState *thread; /* of the call, while it is without the GIL */
    PyObject *ask;         /* the method of that name; NULL: the host is None */
    bool is_main;          /* only Python's main thread handles signals */
    PyObject *type, *value, *traceback; /* of the exception that is kept; NULL: there is none */
} asking;

static PyObject *main_thread; /* threading.main_thread: after a fork it is another one */

static void keep_exception(asking *asked)
{
    if (asked->type)
        PyErr_Clear();
    else
        PyErr_Fetch(&asked->type, &asked->value, &asked->traceback);
}

/* @return as sw_host.ask; negative with an exception set */
static int64_t copy_answer(char *answer, size_t room, const char *question, PyObject *given)
{
    if (given == Py_None)
        return 0;
    if (!PyBytes_Check(given)) {
        PyErr_Format(PyExc_TypeError, "ask() must answer \"%s\" with bytes or None, not %.100s", question,
                     Py_TYPE(given)->tp_name);
        return -1;
    }
    size_t size = (size_t)PyBytes_GET_SIZE(given);
    if (size > room) {
        PyErr_Format(PyExc_ValueError, "ask() answered \"%s\" with %zu bytes, which is more than %zu", question, size,
                     room);
        return -1;
    }
    if (size > 0)
        memcpy(answer, PyBytes_AS_STRING(given), size);
    return (int64_t)size;
}

static int64_t ask_python(asking *asked, const char *question, const char *text, size_t size, char *answer,
                          size_t room)
{
    PyObject *bytes = PyBytes_FromStringAndSize(text, (Py_ssize_t)size);
    PyObject *given = bytes ? PyObject_CallFunction(asked->ask, "sO", question, bytes) : NULL;
    int64_t length = given ? copy_answer(answer, room, question, given) : -1;
    Py_XDECREF(given);
    Py_XDECREF(bytes);
    return length;
}

static int64_t host_ask(void *payload, const char *question, const char *text, size_t size, char *answer, size_t room)
{
    asking *asked = payload;
    if (asked->type)
        return -1;
    PyEval_RestoreThread(asked->thread);
    int64_t length = ask_python(asked, question, text, size, answer, room);
    if (length < 0)
        keep_exception(asked);
    asked->thread = PyEval_SaveThread();
    return length;
}

static int host_watch(void *payload)
{
    asking *asked = payload;
    if (asked->is_main && !asked->type) {
        PyEval_RestoreThread(asked->thread);
        if (PyErr_CheckSignals() < 0)
            keep_exception(asked);
        asked->thread = PyEval_SaveThread();
    }
    return asked->type != NULL;
}

static bool find_is_main(bool *is_main)
{
    PyObject *thread = PyObject_CallNoArgs(main_thread);
    PyObject *ident = thread ? PyObject_GetAttrString(thread, "ident") : NULL;
    if (ident)
        *is_main = PyLong_AsUnsignedLong(ident) == PyThread_get_thread_ident();
    Py_XDECREF(ident);
    Py_XDECREF(thread);
    return !PyErr_Occurred();
}

/* @return NULL with an exception set */
static PyObject *host_member(argument which, PyObject *object, const char *member)
{
    PyObject *value = PyObject_GetAttrString(object, member);
    if (!value && PyErr_ExceptionMatches(PyExc_AttributeError))
        refuse_type(which, "None or an object with ask() and cancel", object);
    return value;
}

/* The call holds the cancel itself: whatever becomes of the proxy meanwhile, it stays. */
static bool open_cancel(asking *asked, argument which, PyObject *object, swig_type_info *type)
{
    PyObject *given = host_member(which, object, "cancel");
    bool is_fine = given != NULL;
    sw_cancel *cancel = NULL;
    if (given && given != Py_None) {
        which.name = "the host's cancel";
        is_fine = read_object(&cancel, which, "Cancel", given, type);
    }
    asked->host.cancel = sw_cancel_retain(cancel);
    Py_XDECREF(given);
    return is_fine;
}

static bool open_host(asking *asked, argument which, PyObject *object, swig_type_info *cancel_type)
{
    asked->host.payload = asked;
    asked->host.watch = host_watch;
    if (!find_is_main(&asked->is_main))
        return false;
    if (object == Py_None)
        return true;
    asked->host.ask = host_ask;
    asked->ask = host_member(which, object, "ask");
    return asked->ask && open_cancel(asked, which, object, cancel_type);
}

static void close_host(asking *asked)
{
    sw_cancel_free(asked->host.cancel);
    Py_XDECREF(asked->ask);
    Py_XDECREF(asked->type);
    Py_XDECREF(asked->value);
    Py_XDECREF(asked->traceback);
}

/* @return false when the exception that was kept is now raised */
static bool raise_kept(asking *asked)
{
    if (!asked->type)
        return true;
    PyErr_Restore(asked->type, asked->value, asked->traceback);
    asked->type = asked->value = asked->traceback = NULL;
    return false;
}
%}

%init %{
    PyObject *threading = PyImport_ImportModule("threading");
    main_thread = threading ? PyObject_GetAttrString(threading, "main_thread") : NULL;
    Py_XDECREF(threading);
    if (!main_thread)
        return NULL;
%}

%typemap(arginit, noblock=1) const sw_host *host { asking asked = {0}; }
%typemap(in, noblock=1) const sw_host *host
{
    if (!open_host(&asked, SW_ARGUMENT, $input, SWIGTYPE_p_Cancel))
        SWIG_fail;
    $1 = &asked.host;
}
%typemap(freearg, noblock=1) const sw_host *host { close_host(&asked); }

/* A method with a host waits: without the GIL, which ask and watch take back while they run. */
%define SW_WAITS(METHOD, RELEASE)
%exception METHOD
{
    asked.thread = PyEval_SaveThread();
    $action
    PyEval_RestoreThread(asked.thread);
    if (!raise_kept(&asked)) {
        RELEASE(result);
        SWIG_fail;
    }
}
%enddef
