/* SPDX-License-Identifier: Apache-2.0 */
#include "http/pool.h"

#include "base/memory.h"

#include <poll.h>
#include <pthread.h>
#include <stdbool.h>
#include <unistd.h>

/*
 * What belongs to one process. A child makes its own, because the lock it inherits may be held by a thread it has not.
 */
typedef struct generation {
    pid_t process;
    pthread_mutex_t lock;
    _Atomic(sw_slot *) all; /* slots are only ever put in front: a fork at any moment finds a whole list */
    sw_slot *idle;          /* the one given back last is first */
    size_t idle_count;
    sw_slot *empty; /* slots whose connection was closed because there were too many */
} generation;

struct sw_pool {
    _Atomic(generation *) current;
    size_t max_idle;
    void (*release)(void *owned);
};

static generation *generation_new(void)
{
    generation *made = sw_alloc(sizeof *made);
    if (!made)
        return NULL;
    made->process = getpid();
    pthread_mutex_init(&made->lock, NULL);
    atomic_init(&made->all, NULL);
    return made;
}

sw_pool *sw_pool_new(size_t max_idle, void (*release)(void *owned))
{
    sw_pool *pool = sw_alloc(sizeof *pool);
    generation *first = pool ? generation_new() : NULL;
    if (!first) {
        sw_release(pool);
        return NULL;
    }
    atomic_init(&pool->current, first);
    pool->max_idle = max_idle;
    pool->release = release;
    return pool;
}

static void close_sockets(sw_slot *slot)
{
    for (size_t i = 0; i < SW_SLOT_SOCKETS; i++) {
        int socket = atomic_exchange(&slot->sockets[i], 0) - 1;
        if (socket >= 0)
            close(socket);
    }
}

/* The inherited generation itself is leaked on purpose: what it holds must never be cleaned up here. */
static generation *replace_inherited(sw_pool *pool, generation *inherited)
{
    generation *made = generation_new();
    if (!made)
        return NULL;
    if (!atomic_compare_exchange_strong(&pool->current, &inherited, made)) {
        pthread_mutex_destroy(&made->lock);
        sw_release(made);
        return inherited; /* another thread of the child was first: this is what it made */
    }
    for (sw_slot *slot = atomic_load(&inherited->all); slot; slot = slot->next)
        close_sockets(slot);
    return made;
}

static generation *of_this_process(sw_pool *pool)
{
    generation *current = atomic_load(&pool->current);
    return current->process == getpid() ? current : replace_inherited(pool, current);
}

void sw_pool_settle(sw_pool *pool)
{
    of_this_process(pool);
}

static sw_slot *pop(sw_slot **list)
{
    sw_slot *first = *list;
    if (first)
        *list = first->next_idle;
    return first;
}

static void push(sw_slot **list, sw_slot *slot)
{
    slot->next_idle = *list;
    *list = slot;
}

static sw_slot *slot_new(generation *owner)
{
    sw_slot *slot = sw_alloc(sizeof *slot);
    if (!slot)
        return NULL;
    for (size_t i = 0; i < SW_SLOT_SOCKETS; i++)
        atomic_init(&slot->sockets[i], 0);
    slot->next = atomic_load(&owner->all);
    atomic_store(&owner->all, slot);
    return slot;
}

sw_slot *sw_pool_take(sw_pool *pool)
{
    generation *owner = of_this_process(pool);
    if (!owner)
        return NULL;
    pthread_mutex_lock(&owner->lock);
    sw_slot *slot = pop(&owner->idle);
    if (slot)
        owner->idle_count--;
    else
        slot = pop(&owner->empty);
    if (!slot)
        slot = slot_new(owner);
    pthread_mutex_unlock(&owner->lock);
    return slot;
}

static bool is_of(const generation *owner, const sw_slot *slot)
{
    for (const sw_slot *each = atomic_load(&owner->all); each; each = each->next)
        if (each == slot)
            return true;
    return false;
}

void sw_pool_give(sw_pool *pool, sw_slot *slot)
{
    generation *owner = atomic_load(&pool->current);
    if (owner->process != getpid())
        return;
    void *excess = NULL;
    pthread_mutex_lock(&owner->lock);
    if (is_of(owner, slot) && owner->idle_count < pool->max_idle) {
        push(&owner->idle, slot);
        owner->idle_count++;
    } else if (is_of(owner, slot)) {
        excess = slot->owned;
        slot->owned = NULL;
        push(&owner->empty, slot);
    }
    pthread_mutex_unlock(&owner->lock);
    if (excess)
        pool->release(excess);
}

void sw_slot_opened(sw_slot *slot, int socket)
{
    for (size_t i = 0; i < SW_SLOT_SOCKETS; i++) {
        int none = 0;
        if (atomic_compare_exchange_strong(&slot->sockets[i], &none, socket + 1))
            return;
    }
}

void sw_slot_closed(sw_slot *slot, int socket)
{
    for (size_t i = 0; i < SW_SLOT_SOCKETS; i++) {
        int open = socket + 1;
        if (atomic_compare_exchange_strong(&slot->sockets[i], &open, 0))
            return;
    }
}

bool sw_slot_is_quiet(const sw_slot *slot)
{
    for (size_t i = 0; i < SW_SLOT_SOCKETS; i++) {
        struct pollfd ready = { atomic_load(&slot->sockets[i]) - 1, POLLIN, 0 };
        if (ready.fd >= 0 && poll(&ready, 1, 0) != 0)
            return false;
    }
    return true;
}

void sw_pool_free(sw_pool *pool)
{
    if (!pool)
        return;
    generation *owner = of_this_process(pool);
    sw_slot *slot = owner ? atomic_load(&owner->all) : NULL;
    while (slot) {
        sw_slot *next = slot->next;
        if (slot->owned)
            pool->release(slot->owned);
        sw_release(slot);
        slot = next;
    }
    if (owner) {
        pthread_mutex_destroy(&owner->lock);
        sw_release(owner);
    }
    sw_release(pool);
}
