/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * What a client may have signed in the place of what it should have: known mistakes, as tables.
 */
#ifndef EMULATOR_DIFF_SUSPECT_H
#define EMULATOR_DIFF_SUSPECT_H

#include "emulator/request.h"

#include <stddef.h>

/** The parts of a canonical request, in their order. */
typedef enum em_part {
    EM_PART_METHOD = 0,
    EM_PART_PATH,
    EM_PART_QUERY,
    EM_PART_HEADERS, /**< the lines, each with its line feed */
    EM_PART_NAMES,   /**< SignedHeaders */
    EM_PART_PAYLOAD, /**< the hash of the body */
    EM_PARTS
} em_part;

extern const char *const EM_PART_NAMES_FOR_PEOPLE[EM_PARTS];

/** A request whose signature is wrong. */
typedef struct em_suspect {
    const em_request *request;
    const char *algorithm;
    char *parts[EM_PARTS]; /**< as they should have been signed */
} em_suspect;

/** A known mistake. @param n  below the row's tries @return yours; NULL: it cannot have been made here */
typedef char *em_mistake(const em_suspect *suspect, int n);

typedef struct em_suspicion {
    em_part part; /**< that the mistake changes */
    const char *cause;
    const char *explanation;
    em_mistake *make;
    int tries;
} em_suspicion;

/** Each ends with a row without a cause. */
extern const em_suspicion EM_SUSPICIONS_OF_TARGET[];
extern const em_suspicion EM_SUSPICIONS_OF_HEADERS[];
extern const em_suspicion EM_SUSPICIONS_OF_PAYLOAD[];

/** A mistake in a text as a whole: a body, or a canonical request. */
typedef struct em_text_suspicion {
    const char *cause;
    const char *explanation;
    char *(*make)(const char *text); /**< yours; NULL: it cannot have been made here */
} em_text_suspicion;

/** Other texts that mean the same body; ends with a row without a cause. */
extern const em_text_suspicion EM_BODY_SUSPICIONS[];

/** Mistakes in putting a canonical request together; ends with a row without a cause. */
extern const em_text_suspicion EM_WHOLE_SUSPICIONS[];

/** A mistake in the text that is signed. It may hold any byte. */
typedef struct em_signing_suspicion {
    const char *cause;
    const char *explanation;
    /** Appends the text; leaves it empty where it cannot have been made. */
    void (*make)(sw_buf *out, const char *algorithm, const char *canonical);
} em_signing_suspicion;

/** Ends with a row without a cause. */
extern const em_signing_suspicion EM_SIGNING_SUSPICIONS[];

/** A text in which a piece is replaced everywhere. @return yours; NULL: it is not in it */
char *em_replaced(const char *text, const char *piece, const char *by);

#endif
