/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * An answer in the making, and Amazon's error shape {"reasonCode", "message"}.
 */
#ifndef EMULATOR_ANSWER_H
#define EMULATOR_ANSWER_H

#include "base/json.h"

#include <savedwallet/export.h>

#include <stdbool.h>
#include <stdint.h>

typedef enum em_sent {
    EM_SENT_WHOLE = 0,
    EM_SENT_NOT_AT_ALL, /**< the connection is reset */
    EM_SENT_IN_PART,    /**< half of the body, then the connection ends */
    EM_SENT_SLOWLY,
    EM_SENT_MISCOUNTED /**< Content-Length says more than is sent */
} em_sent;

/** How an answer is sent; all zero: as it should be. */
typedef struct em_manner {
    em_sent how;
    int64_t delay;        /**< milliseconds by the machine's clock, before it or while it is sent */
    int64_t clock_ahead;  /**< milliseconds by which its Date is wrong */
    char retry_after[64]; /**< the header's value; "" for none */
    bool awaits_news;     /**< it is made anew when something happens, or after a while */
} em_manner;

typedef struct em_answer {
    int status;
    char *text; /**< what is sent; yours, with em_answer_free */
    const char *content_type;
    char *location;   /**< of a redirect, as a header may hold it; NULL otherwise; yours as text is */
    char reason[64];  /**< of an error; "" otherwise */
    char policy[256]; /**< the Content-Security-Policy of a page; "" otherwise */
    em_manner manner;
} em_answer;

/** Answers with a JSON value and takes it over. */
void em_answer_json(em_answer *answer, int status, sw_json *body);

/** Answers with no body. */
void em_answer_empty(em_answer *answer, int status);

/** Answers with no body, and the URL where it goes on; what a header cannot hold of it is encoded. */
void em_answer_redirect(em_answer *answer, int status, const char *location);

/** Answers with a text that is no JSON. */
void em_answer_page(em_answer *answer, const char *content_type, const char *text);

/** Answers again what was answered before. */
void em_answer_again(em_answer *answer, int status, const char *text);

/** Answers an error under the HTTP status of its reason code. @return false, for "return em_answer_error(...)" */
bool em_answer_error(em_answer *answer, const char *reason, const char *format, ...) SW_PRINTF(3, 4);

/** The error of a path that is there, but not for this method. @return false */
bool em_answer_wrong_method(em_answer *answer, const char *method);

void em_answer_free(em_answer *answer);

#endif
