/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The host of a call: what C asks of PHP while the call runs.
 *
 * No exception and no jump of PHP's passes through C. When there is one, every further question fails and the call is
 * ended; when it has returned, PHP goes on with the exception, or with the jump, in place of what it returned. The
 * handlers of signals run while a call waits, so that what they throw ends it; so does PHP's time limit.
 */

%{
/* A host while its call runs, on the stack of the wrapper. */
typedef struct {
    sw_host host;
    zend_fcall_info ask;
    zend_fcall_info_cache found; /* the function of ask */
    bool is_found; /* false: it is looked up each time, as what __call stands for is there for one call only */
    bool is_late;  /* PHP's time limit is over; it says so itself as soon as the call has returned */
    bool has_bailed; /* PHP has jumped: it cannot go on, as when its memory has ended */
    native *batch; /* whose call it is; NULL: a client's */
} asking;

static bool has_ended(const asking *asked)
{
    return asked->has_bailed || asked->is_late || EG(exception);
}

/* @return as sw_host.ask */
static int64_t copy_answer(char *answer, size_t room, const char *question, const zval *given)
{
    if (Z_TYPE_P(given) == IS_NULL || Z_TYPE_P(given) == IS_UNDEF)
        return 0;
    if (Z_TYPE_P(given) != IS_STRING) {
        zend_type_error("the host must answer \"%s\" with string or null, %s given", question,
                        zend_zval_type_name((zval *)given));
        return -1;
    }
    size_t size = Z_STRLEN_P(given);
    if (size > room) {
        zend_value_error("the host answered \"%s\" with %zu bytes, which is more than %zu", question, size, room);
        return -1;
    }
    if (size > 0)
        memcpy(answer, Z_STRVAL_P(given), size);
    return (int64_t)size;
}

static int64_t ask_php(asking *asked, const char *question, const char *text, size_t size, char *answer, size_t room)
{
    zval texts[2], given;
    ZVAL_UNDEF(&given);
    ZVAL_STRING(&texts[0], question);
    ZVAL_STRINGL(&texts[1], text, size);
    zend_fcall_info ask = asked->ask;
    ask.retval = &given;
    ask.params = texts;
    ask.param_count = 2;
    zend_call_function(&ask, asked->is_found ? &asked->found : NULL);
    int64_t length = EG(exception) ? -1 : copy_answer(answer, room, question, &given);
    zval_ptr_dtor(&given);
    zval_ptr_dtor(&texts[0]);
    zval_ptr_dtor(&texts[1]);
    return EG(exception) ? -1 : length;
}

/* No other fiber goes on while C is on the stack of this one: calls of one thread end in the order of their beginning. */
static int64_t host_ask(void *payload, const char *question, const char *text, size_t size, char *answer, size_t room)
{
    asking *asked = payload;
    volatile int64_t length = -1;
    if (has_ended(asked))
        return -1;
    zend_fiber_switch_block();
    zend_try {
        length = ask_php(asked, question, text, size, answer, room);
    } zend_catch {
        asked->has_bailed = true;
    } zend_end_try();
    zend_fiber_switch_unblock();
    return length;
}

#if PHP_VERSION_ID >= 80200
#define SW_IS_SET(flag) zend_atomic_bool_load_ex(&(flag))
#define SW_CLEAR(flag) zend_atomic_bool_store_ex(&(flag), false)
#else
#define SW_IS_SET(flag) (flag)
#define SW_CLEAR(flag) ((flag) = false)
#endif

static void set_busy(asking *asked, bool is_busy)
{
    if (asked->batch)
        asked->batch->is_busy = is_busy;
}

/* As PHP does it between two of its own steps: pcntl's handlers run in here. A batch is between two of its steps too,
 * and may be changed. */
static void handle_interrupt(asking *asked)
{
    SW_CLEAR(EG(vm_interrupt));
    set_busy(asked, false);
    zend_fiber_switch_block();
    zend_try {
        zend_interrupt_function(EG(current_execute_data));
    } zend_catch {
        asked->has_bailed = true;
    } zend_end_try();
    zend_fiber_switch_unblock();
    set_busy(asked, true);
}

static int host_watch(void *payload)
{
    asking *asked = payload;
    if (has_ended(asked) || !SW_IS_SET(EG(vm_interrupt)))
        return has_ended(asked);
    if (SW_IS_SET(EG(timed_out)))
        asked->is_late = true;
    else if (zend_interrupt_function)
        handle_interrupt(asked);
    return has_ended(asked);
}

/* The call holds it itself: whatever becomes of the object meanwhile, it stays. */
static bool take_cancel(asking *asked, uint32_t nth, zval *given, const zend_class_entry *cancel_ce)
{
    ZVAL_DEREF(given);
    bool is_ours = Z_TYPE_P(given) == IS_OBJECT && Z_OBJCE_P(given) == cancel_ce;
    if (is_ours)
        asked->host.cancel = sw_cancel_retain(native_of(Z_OBJ_P(given))->swig.ptr);
    if (is_ours || Z_TYPE_P(given) == IS_NULL)
        return true;
    zend_argument_type_error(nth, "has a property cancel, which must be of type ?%s, %s given", ZSTR_VAL(cancel_ce->name),
                             zend_zval_type_name(given));
    return false;
}

/* A host that is an object may say what ends its calls, in a public property of this name. */
static bool open_cancel(asking *asked, uint32_t nth, zval *given, const zend_class_entry *cancel_ce)
{
    const zend_property_info *property =
        Z_TYPE_P(given) == IS_OBJECT ? zend_hash_str_find_ptr(&Z_OBJCE_P(given)->properties_info, ZEND_STRL("cancel"))
                                     : NULL;
    if (!property || (property->flags & (ZEND_ACC_PUBLIC | ZEND_ACC_STATIC)) != ZEND_ACC_PUBLIC)
        return true;
    zval room, *cancel;
    ZVAL_UNDEF(&room);
    cancel = zend_read_property(NULL, Z_OBJ_P(given), ZEND_STRL("cancel"), false, &room);
    bool is_fine = !EG(exception) && take_cancel(asked, nth, cancel, cancel_ce);
    zval_ptr_dtor(&room);
    return is_fine;
}

static bool open_ask(asking *asked, uint32_t nth, zval *given)
{
    char *why = NULL;
    if (zend_fcall_info_init(given, 0, &asked->ask, &asked->found, NULL, &why) == SUCCESS) {
        zend_function *function = asked->found.function_handler;
        asked->is_found = function && !(function->common.fn_flags & ZEND_ACC_CALL_VIA_TRAMPOLINE);
        if (!asked->is_found)
            zend_release_fcall_info_cache(&asked->found);
        asked->host.ask = host_ask;
    } else if (!EG(exception)) {
        zend_argument_type_error(nth, "must be a valid callback or null, %s", why ? why : "which it is not");
    }
    if (why)
        efree(why);
    return asked->host.ask && !EG(exception);
}

static bool open_host(asking *asked, uint32_t nth, zval *given, const zend_class_entry *cancel_ce)
{
    asked->host.payload = asked;
    asked->host.watch = host_watch;
    return Z_TYPE_P(given) == IS_NULL || (open_ask(asked, nth, given) && open_cancel(asked, nth, given, cancel_ce));
}

static void close_host(asking *asked)
{
    sw_cancel_free(asked->host.cancel);
    asked->host.cancel = NULL;
    set_busy(asked, false);
    asked->batch = NULL;
}

/* One call of a batch at a time. */
static bool enter_batch(asking *asked, zval *object)
{
    if (!refuse_busy(object))
        return false;
    asked->batch = native_of(Z_OBJ_P(object));
    set_busy(asked, true);
    return true;
}

/* @return false when PHP goes on with an exception. It does not return when PHP goes on with a jump */
static bool give_up(asking *asked, char *result, void (*release)(char *))
{
    if (!asked->has_bailed && !EG(exception))
        return true;
    release(result);
    close_host(asked);
    if (asked->has_bailed)
        zend_bailout();
    return false;
}
%}

%typemap(arginit, noblock=1) const sw_host *host { asking asked = { 0 }; }
%typemap(in, phptype="?callable", noblock=1) const sw_host *host
{
    if (!open_host(&asked, SW_NTH($input), &$input, SWIG_Php_ce_Cancel))
        SWIG_fail;
    $1 = &asked.host;
}
%typemap(freearg, noblock=1) const sw_host *host { close_host(&asked); }

%define SW_WAITS_FREE(METHOD)
%exception METHOD
{
    $action
    if (!give_up(&asked, result, sw_face_text_free))
        SWIG_fail;
}
%enddef

%define SW_WAITS(METHOD, RELEASE)
%exception METHOD
{
    if (!refuse_empty(arg1, ZEND_THIS))
        SWIG_fail;
    $action
    if (!give_up(&asked, result, RELEASE))
        SWIG_fail;
}
%enddef

%define SW_WAITS_ALONE(METHOD)
%exception METHOD
{
    if (!refuse_empty(arg1, ZEND_THIS) || !enter_batch(&asked, ZEND_THIS))
        SWIG_fail;
    $action
    if (!give_up(&asked, result, sw_face_text_free))
        SWIG_fail;
}
%enddef
