/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What PHP's objects of ours are: final, namespaced, and nothing else than SWIG's wrapper around a pointer, with what
 * holds the client in front of it.
 *
 * SWIG registers its classes in a function of its own, which leaves no room after them. So the macros that it calls
 * there are ours: with our tables of methods, in a namespace, without its magic methods, its interface, and the
 * constant with an address.
 */

%{
#include <savedwallet/face.h>

#include <stdbool.h>
#include <string.h>

#include <ext/spl/spl_exceptions.h>
#include <zend_attributes.h>
#include <zend_fibers.h>

#include "kept.h"

#ifdef ZTS
#error "savedwallet is for PHP without thread safety (NTS)"
#endif

#define NAMESPACE "SavedWallet\\Native\\"

typedef struct {
    sw_held *held; /* of a Client its client, of a Batch and an Engine their client's; NULL elsewhere */
    zend_object *rules; /* of an Engine; NULL: it has none */
    bool is_busy;  /* a Batch is in one of its calls */
    swig_object_wrapper swig; /* the last: PHP's object is its last member */
} native;

static zend_class_entry *failure_ce;
static zend_object_handlers native_handlers;

static native *native_of(zend_object *object)
{
    return (native *)((char *)object - XtOffsetOf(native, swig.std));
}

static zend_object *create_native(zend_class_entry *ce)
{
    native *made = zend_object_alloc(sizeof(native), ce);
    zend_object_std_init(&made->swig.std, ce);
    object_properties_init(&made->swig.std, ce);
    made->swig.std.handlers = &native_handlers;
    return &made->swig.std;
}

/* The pointer becomes the object's. Before this, the object is empty. */
static void own(zval *object, void *pointer, sw_held *held)
{
    native *it = native_of(Z_OBJ_P(object));
    it->swig.ptr = pointer;
    it->held = held;
}

/* An engine's rules stay as long as it does. */
static void hold_rules(zval *object, const zval *rules)
{
    if (Z_TYPE_P(rules) != IS_OBJECT)
        return;
    native *it = native_of(Z_OBJ_P(object));
    it->rules = Z_OBJ_P(rules);
    GC_ADDREF(it->rules);
}

/* A batch is not changed from inside of one of its own calls. */
static bool refuse_busy(zval *object)
{
    if (!native_of(Z_OBJ_P(object))->is_busy)
        return true;
    zend_throw_error(NULL, "the batch is in a call, from which it cannot be called itself");
    return false;
}

/* SWIG has a class for each type of C that it has met, such as sw_host. They are registered nowhere. */
static zend_class_entry *register_class(zend_class_entry *ce)
{
    static zend_class_entry nowhere;
    return ce->info.internal.builtin_functions ? zend_register_internal_class(ce) : &nowhere;
}

#define zend_register_internal_class(ce) register_class(ce)
#undef INIT_CLASS_ENTRY
#define INIT_CLASS_ENTRY(ce, name, functions) \
    INIT_CLASS_ENTRY_EX(ce, NAMESPACE name, sizeof(NAMESPACE name) - 1, our_##functions)
#define our_NULL NULL
#define zend_do_implement_interface(ce, interface) (void)(interface)
#undef SWIG_GetModule
#define SWIG_GetModule(data) NULL
#undef SWIG_SetModule
#define SWIG_SetModule(data, module) (void)(data)
#define SWIG_TypeClientData(type, ce) finish_class(ce)
#undef NO_VERSION_YET
#define NO_VERSION_YET SW_VERSION
%}

/* Here, what SWIG has declared of the classes is known. */
%wrapper %{
#include "signatures.h"

static void free_native(zend_object *object)
{
    native *it = native_of(object);
    if (it->swig.ptr && object->ce == SWIG_Php_ce_Batch)
        delete_Batch(it->swig.ptr);
    if (it->swig.ptr && object->ce == SWIG_Php_ce_Cancel)
        delete_Cancel(it->swig.ptr);
    if (it->swig.ptr && object->ce == SWIG_Php_ce_Rules)
        delete_Rules(it->swig.ptr);
    if (it->swig.ptr && object->ce == SWIG_Php_ce_Engine)
        delete_Engine(it->swig.ptr);
    sw_held_release(it->held);
    if (it->rules)
        OBJ_RELEASE(it->rules);
    zend_object_std_dtor(object);
}

/* What a configuration may hold is not shown in stack traces. */
static void hide_first_argument(zend_class_entry *ce, const char *method)
{
#if PHP_VERSION_ID >= 80200
    zend_function *function = zend_hash_str_find_ptr(&ce->function_table, method, strlen(method));
    if (function)
        zend_add_parameter_attribute(function, 0, zend_ce_sensitive_parameter->name, 0);
#else
    (void)ce;
    (void)method;
#endif
}

static void finish_class(zend_class_entry *ce)
{
    ce->ce_flags |= ZEND_ACC_FINAL | ZEND_ACC_NOT_SERIALIZABLE | ZEND_ACC_NO_DYNAMIC_PROPERTIES;
    ce->create_object = create_native;
    if (ce == SWIG_Php_ce_Client) {
        hide_first_argument(ce, "__construct");
        hide_first_argument(ce, "kept");
    }
}

/* The client that is kept for this configuration, made when there is none. */
static PHP_METHOD(Client, kept)
{
    zval args[1];
    const char *config = NULL;
    size_t size = 0;
    if (ZEND_NUM_ARGS() != 1 || zend_get_parameters_array_ex(1, args) != SUCCESS)
        WRONG_PARAM_COUNT;
    if (!read_text(&config, &size, 1, &args[0]))
        return;
    sw_error failure = SW_ERROR_INIT;
    sw_held *held = sw_kept_get(config, size, &failure);
    if (held) {
        ZVAL_OBJ(return_value, create_native(SWIG_Php_ce_Client));
        own(return_value, sw_held_face(held), held);
    } else {
        throw_failure(&failure);
    }
}
%}

%minit %{
    {
        zend_class_entry failure;
        INIT_CLASS_ENTRY(failure, "Failure", NULL);
        failure_ce = zend_register_internal_class_ex(&failure, spl_ce_RuntimeException);
        failure_ce->ce_flags |= ZEND_ACC_FINAL;
        native_handlers = *zend_get_std_object_handlers();
        native_handlers.offset = XtOffsetOf(native, swig.std);
        native_handlers.free_obj = free_native;
        native_handlers.clone_obj = NULL;
        native_handlers.compare = zend_objects_not_comparable;
    }
%}
