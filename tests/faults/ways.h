/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The ways in which a server breaks, and what a client knows after each.
 */
#ifndef WAYS_H
#define WAYS_H

#include <stdbool.h>
#include <stdint.h>

/** Where it breaks. */
typedef enum place {
    ANSWERING = 0, /**< the request was read, and is answered in some way */
    NAMING,        /**< the host has no address */
    CONNECTING,    /**< nobody listens */
    ACCEPTING,     /**< before any byte of TLS */
    GREETING,      /**< after the client's first message, with way.answer in place of TLS's */
    AGREEING,      /**< TLS finds nothing that both sides can do */
    IDENTIFYING,   /**< TLS demands a certificate of the client, which is told so when it has begun to send */
    WAITING,       /**< TLS stands; no byte of the request is read */
    READING,       /**< a part of the request is read */
    IDLING         /**< the connection is kept, and closed before the next request is sent */
} place;

/** How the answer is written. */
typedef enum manner {
    AT_ONCE = 0,
    BEFORE_THE_REQUEST_ENDED, /**< and the rest of the request is read after it */
    BYTE_BY_BYTE,             /**< too slowly for any time-out */
    FOREVER                   /**< and then way.more, until the client has enough */
} manner;

/** How the connection goes on. */
typedef enum ending {
    STAYS = 0,
    CLOSES,
    CUTS, /**< closed without TLS's goodbye: somebody else may have done it */
    RESETS,
    STALLS /**< open and silent */
} ending;

/** What is known to a client. */
typedef enum outcome {
    SILENCE = 0, /**< nothing: the request may have been carried out */
    UNSENT,      /**< no answer, and nobody can have read the request */
    NONSENSE,    /**< an answer that says nothing about the request */
    OVERSIZED,   /**< the same, too long to be read */
    FAILURE,     /**< the server failed, at the request or after it */
    REFUSAL,     /**< a definite no to the request */
    THROTTLED,   /**< not now */
    TOO_EARLY,   /**< not now, either */
    RIGHT        /**< the right answer, whatever came with it */
} outcome;

typedef struct way {
    const char *name;
    place place;
    const char *answer; /**< @ is the right body, # its length, ~ the same in hex, ? the body of
                             another object, $ another server's URL. NULL: none */
    manner manner;
    const char *more;
    ending ending;
    outcome outcome;
    bool carried_out;       /**< the request had its effect before it broke */
    int32_t asked_s;        /**< the wait that the answer asks for */
    bool waits_too_long;    /**< a wait for which no call has the time */
    bool is_plain;          /**< without TLS */
    bool is_reused;         /**< it breaks on a connection that has served a request */
    bool has_long_body;     /**< the request comes in many pieces */
    bool is_of_body;        /**< it lies in a body, which some answers have not */
    bool needs_id;          /**< it shows where the request had an id */
    int32_t time_out_ms;    /**< the client's, for one try; 0: so long that it plays no part */
    int32_t connect_out_ms; /**< the same, for a connection */
} way;

/** Ended by one without a name. */
extern const way ways[];

#endif
