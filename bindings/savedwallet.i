/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What other languages see of libsavedwallet, libsavedwallet-rules and libsavedwallet-engine: five opaque classes with JSON
 * text in and out. How a language sees them is in its driver, which gives the typemaps for all that stands here and then
 * includes this file.
 */

%{
#include <savedwallet/face.h>
#include "engine.h"
#include "rules.h"

/* Names of the bindings' own: SWIG makes C functions such as Client_run of them, which must not be the library's. */
typedef struct sw_face Client;
typedef struct sw_face_batch Batch;
typedef struct sw_cancel Cancel;
typedef struct sw_rules Rules;
typedef struct engine Engine;
%}

%nodefaultctor;
%nodefaultdtor;

typedef struct {} Client;
typedef struct {} Batch;
typedef struct {} Cancel;
typedef struct {} Rules;
typedef struct {} Engine;

/* Ends the calls it is given to. From any thread. */
%extend Cancel {
    Cancel(sw_error *err)
    {
        Cancel *made = NULL;
        sw_cancel_new(&made, err);
        return made;
    }

    ~Cancel() { sw_cancel_free($self); }

    void request() { sw_cancel_request($self); }
    bool is_requested() { return sw_cancel_is_requested($self); }
}

/* A client of one account. Any number of threads may use it at once. */
%extend Client {
    Client(const char *config, size_t config_size, sw_error *err)
    {
        Client *made = NULL;
        sw_face_new(&made, config, config_size, err);
        return made;
    }

    ~Client() { sw_face_free($self); }

    char *run(const char *job, const char *options, size_t options_size, const void *data, size_t data_size,
              const sw_host *host)
    {
        return sw_face_run($self, job, options, options_size, data, data_size, host);
    }

    /* For jobs that need no client. A static method: what SWIG makes of a free function in PHP is no good. */
    static char *run_free(const char *job, const char *options, size_t options_size, const void *data,
                          size_t data_size, const sw_host *host)
    {
        return sw_face_run(NULL, job, options, options_size, data, data_size, host);
    }
}

/* Many calls at once. It belongs to the thread that made it. Who holds it holds its client too, and longer. */
%extend Batch {
    Batch(Client *client, size_t max_in_flight, sw_error *err)
    {
        Batch *made = NULL;
        sw_face_batch_new(&made, client, max_in_flight, err);
        return made;
    }

    ~Batch() { sw_face_batch_free($self); }

    char *add(uint64_t tag, const char *options, size_t options_size, const void *data, size_t data_size,
              const sw_host *host)
    {
        return sw_face_batch_add($self, tag, options, options_size, data, data_size, host);
    }

    char *wait(int64_t timeout_ms, const sw_host *host) { return sw_face_batch_wait($self, timeout_ms, host); }

    size_t cancel(uint64_t tag) { return sw_face_batch_cancel($self, tag); }
    size_t count() { return sw_face_batch_count($self); }
    void wakeup() { sw_face_batch_wakeup($self); }
}

/* A merchant's rules. They never change: any number of threads may use them at once. They have no jobs and no host, as
 * they reach nobody: what fails is a Failure. */
%extend Rules {
    Rules(const char *text, size_t text_size, const char *options, size_t options_size, sw_error *err)
    {
        return rules_new(text, text_size, options, options_size, err);
    }

    ~Rules() { sw_rules_free($self); }

    char *decide(const char *hook, const char *input, size_t input_size, uint64_t telling, sw_error *err)
    {
        return rules_decide($self, hook, input, input_size, telling, err);
    }

    char *test(uint64_t asking, sw_error *err) { return rules_test($self, asking, err); }

    char *about(sw_error *err) { return rules_about($self, err); }

    static char *check(const char *text, size_t text_size, const char *options, size_t options_size, sw_error *err)
    {
        return rules_check(text, text_size, options, options_size, err);
    }
}

/* An engine and its journal, of a client and, unless there are none, of rules. Who holds it holds both of them too, and
 * longer. Any number of threads may use it at once. */
%extend Engine {
    Engine(Client *client, Rules *rules, const char *config, size_t config_size, sw_error *err)
    {
        return engine_new(client, rules, config, config_size, err);
    }

    ~Engine() { engine_free($self); }

    char *run(const char *job, const char *options, size_t options_size, const void *data, size_t data_size,
              const sw_host *host)
    {
        return engine_run($self, job, options, options_size, data, data_size, host);
    }
}
