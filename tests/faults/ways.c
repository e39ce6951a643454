/* SPDX-License-Identifier: Apache-2.0 */
#include "ways.h"

#include <stddef.h>

/* Long enough for a handshake on a machine that is busy. */
#define SLOW .time_out_ms = 500

#define HEAD(status) "HTTP/1.1 " status "\r\nContent-Type: application/json\r\n"
#define OK HEAD("200 OK")
#define GOOD OK "Content-Length: #\r\n\r\n@"
#define BRIEF(status, headers) HEAD(status) headers "Content-Length: 2\r\n\r\n{}"
#define TOO_MANY(headers) BRIEF("429 Too Many Requests", headers)
#define MOVED(status) HEAD(status) "Location: $/v2/charges\r\nContent-Length: 0\r\n\r\n"
#define PAGE "text/html\r\nContent-Length: 32\r\n\r\n<html><h1>Bad Gateway</h1></html>"
/* Looks like the answer to what the test asks next. */
#define STRAY                       \
    OK "Content-Length: 94\r\n\r\n" \
       "{\"chargeId\":\"S02-2-2\",\"chargePermissionId\":\"S02-1\",\"statusDetails\":{\"state\":\"Open\"},\"stray\":1}"

const way ways[] = {
    /* Nothing of the request can have arrived. */
    { "no_such_host", NAMING, .outcome = UNSENT },
    { "connection_refused", CONNECTING, .outcome = UNSENT },
    { "accepted_and_silent", ACCEPTING, .ending = STALLS, .outcome = UNSENT, .connect_out_ms = 250 },
    { "closed_when_accepted", ACCEPTING, .ending = CLOSES, .outcome = UNSENT },
    { "reset_when_accepted", ACCEPTING, .ending = RESETS, .outcome = UNSENT },
    { "handshake_cut", GREETING, "\x16\x03\x03\x01\x7a\x02", .ending = CLOSES, .outcome = UNSENT },
    { "handshake_stalled", GREETING, "\x16\x03\x03\x01\x7a\x02", .ending = STALLS, .outcome = UNSENT,
      .connect_out_ms = 250 },
    { "handshake_alert", GREETING, "\x15\x03\x03\x01\x02\x02\x28", .ending = CLOSES, .outcome = UNSENT },
    { "plain_text_for_tls", GREETING, BRIEF("400 Bad Request", ""), .ending = CLOSES, .outcome = UNSENT },
    { "tls_too_old", AGREEING, .outcome = UNSENT },

    /* The request was on its way, or there. */
    { "client_certificate_wanted", IDENTIFYING, .outcome = SILENCE },
    { "closed_before_request", WAITING, .ending = CLOSES },
    { "reset_before_request", WAITING, .ending = RESETS },
    { "closed_in_request", READING, .ending = CLOSES, .has_long_body = true },
    { "reset_in_request", READING, .ending = RESETS, .has_long_body = true },
    { "closed_before_effect", .ending = CLOSES },
    { "closed_after_effect", .ending = CLOSES, .carried_out = true },
    { "reset_before_effect", .ending = RESETS },
    { "reset_after_effect", .ending = RESETS, .carried_out = true },
    { "cut_after_effect", .ending = CUTS, .carried_out = true },
    { "plain_reset_after_effect", .ending = RESETS, .carried_out = true, .is_plain = true },
    { "reused_closed_before_effect", .ending = CLOSES, .is_reused = true },
    { "reused_closed_after_effect", .ending = CLOSES, .carried_out = true, .is_reused = true },
    { "reused_reset_after_effect", .ending = RESETS, .carried_out = true, .is_reused = true },
    { "reused_closed_while_idle", IDLING, .ending = CLOSES, .outcome = RIGHT, .is_reused = true },
    { "reused_reset_while_idle", IDLING, .ending = RESETS, .outcome = RIGHT, .is_reused = true },
    { "never_answered", .ending = STALLS, .carried_out = true, SLOW },

    /* An answer was begun. */
    { "status_line_cut", .answer = "HTTP/1.1 20", .ending = CLOSES, .carried_out = true },
    { "reset_in_headers", .answer = OK, .ending = RESETS, .carried_out = true },
    { "headers_cut", .answer = OK "Content-Length: #", .ending = CLOSES, .carried_out = true },
    { "headers_cut_between_lines", .answer = OK, .ending = CLOSES, .carried_out = true },
    { "headers_cut_before_the_empty_line", .answer = OK "Content-Length: #\r\n", .ending = CLOSES,
      .carried_out = true },
    { "stalled_in_headers", .answer = OK, .ending = STALLS, .carried_out = true, SLOW },
    { "reset_in_body", .answer = OK "Content-Length: #\r\n\r\n{\"ch", .ending = RESETS, .carried_out = true,
      .is_of_body = true },
    { "stalled_in_body", .answer = OK "Content-Length: #\r\n\r\n{\"ch", .ending = STALLS, .carried_out = true,
      .is_of_body = true, SLOW },
    { "body_cut", .answer = OK "Content-Length: #\r\n\r\n{\"ch", .ending = CLOSES, .carried_out = true,
      .is_of_body = true },
    { "body_shorter_than_said", .answer = OK "Content-Length: 1000\r\n\r\n@", .ending = CLOSES, .carried_out = true },
    { "chunks_cut", .answer = OK "Transfer-Encoding: chunked\r\n\r\n4\r\n{\"ch", .ending = CLOSES, .carried_out = true,
      .is_of_body = true },
    { "chunks_without_end", .answer = OK "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":\r\n2\r\n1}\r\n",
      .ending = CLOSES, .carried_out = true, .is_of_body = true },
    { "chunk_size_broken", .answer = OK "Transfer-Encoding: chunked\r\n\r\nzz\r\n@\r\n0\r\n\r\n", .carried_out = true },
    { "status_cut_behind_200", .answer = "HTTP/1.1 200 OK", .ending = CLOSES, .carried_out = true },
    { "length_negative", .answer = OK "Content-Length: -5\r\n\r\n@", .carried_out = true },
    { "length_no_number", .answer = OK "Content-Length: many\r\n\r\n@", .carried_out = true },
    { "no_http", .answer = "what are you\r\n\r\n", .ending = CLOSES, .carried_out = true },
    { "slow_bytes", .answer = GOOD, .manner = BYTE_BY_BYTE, .carried_out = true, SLOW },
    { "continue_and_stall", .answer = "HTTP/1.1 100 Continue\r\n\r\n", .ending = STALLS, .carried_out = true, SLOW },
    { "continue_for_ever", .answer = "", .manner = FOREVER, .more = "HTTP/1.1 100 Continue\r\n\r\n",
      .carried_out = true },
    { "switching_protocols",
      .answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: tea\r\nConnection: Upgrade\r\n\r\n", .ending = CLOSES,
      .carried_out = true },

    /* A whole answer that is not one of Amazon Pay's. */
    { "status_out_of_range", .answer = BRIEF("999 Beyond", ""), .outcome = NONSENSE, .carried_out = true },
    { "empty", .answer = OK "Content-Length: 0\r\n\r\n", .outcome = NONSENSE, .carried_out = true, .is_of_body = true },
    { "no_content", .answer = "HTTP/1.1 204 No Content\r\n\r\n", .outcome = NONSENSE, .carried_out = true,
      .is_of_body = true },
    { "body_longer_than_said", .answer = OK "Content-Length: 9\r\n\r\n@", .outcome = NONSENSE, .carried_out = true,
      .is_of_body = true },
    { "two_lengths_last_short", .answer = OK "Content-Length: #\r\nContent-Length: 5\r\n\r\n@", .outcome = NONSENSE,
      .carried_out = true, .is_of_body = true },
    { "malformed_json", .answer = OK "Content-Length: 21\r\n\r\n{\"chargeId\":\"S02-1-1\"", .outcome = NONSENSE,
      .carried_out = true },
    { "json_of_nothing", .answer = OK "Content-Length: 4\r\n\r\nnull", .outcome = NONSENSE, .carried_out = true },
    { "half_an_object", .answer = BRIEF("200 OK", ""), .outcome = NONSENSE, .carried_out = true, .is_of_body = true },
    { "page_for_json", .answer = "HTTP/1.1 200 OK\r\nContent-Type: " PAGE, .outcome = NONSENSE, .carried_out = true },
    { "compressed_unasked", .answer = OK "Content-Encoding: gzip\r\nContent-Length: 4\r\n\r\n\x1f\x8b\x08\x01",
      .outcome = NONSENSE, .carried_out = true },
    { "another_object", .answer = OK "Content-Length: #\r\n\r\n?", .needs_id = true, .outcome = NONSENSE,
      .carried_out = true, .is_of_body = true },
    { "plain_body_cut_without_length", .answer = OK "\r\n{\"chargeId\":\"S02-1-1\"", .ending = CLOSES,
      .outcome = NONSENSE, .carried_out = true, .is_of_body = true, .is_plain = true },
    { "redirect_301", .answer = MOVED("301 Moved Permanently"), .outcome = NONSENSE },
    { "redirect_302", .answer = MOVED("302 Found"), .outcome = NONSENSE },
    { "redirect_303", .answer = MOVED("303 See Other"), .outcome = NONSENSE, .carried_out = true },
    { "redirect_307", .answer = MOVED("307 Temporary Redirect"), .outcome = NONSENSE },
    { "redirect_308", .answer = MOVED("308 Permanent Redirect"), .outcome = NONSENSE },
    { "not_modified", .answer = "HTTP/1.1 304 Not Modified\r\n\r\n", .outcome = NONSENSE },
    { "one_long_header", .answer = OK "x-filler: ", .manner = FOREVER,
      .more = "................................................................", .outcome = SILENCE,
      .carried_out = true },
    { "headers_too_long", .answer = OK, .manner = FOREVER,
      .more = "x-filler: ................................................................\r\n", .outcome = OVERSIZED,
      .carried_out = true },
    { "body_too_long", .answer = OK "\r\n{", .manner = FOREVER,
      .more = "                                                                                                    ",
      .outcome = OVERSIZED, .carried_out = true },

    /* The server says that it failed, or wants to be asked later. */
    { "status_408", .answer = BRIEF("408 Request Timeout", ""), .outcome = FAILURE },
    { "status_425", .answer = BRIEF("425 Too Early", ""), .outcome = TOO_EARLY },
    { "status_500_before_effect", .answer = BRIEF("500 Internal Server Error", ""), .outcome = FAILURE },
    { "status_500_after_effect", .answer = BRIEF("500 Internal Server Error", ""), .outcome = FAILURE,
      .carried_out = true },
    { "status_502_with_a_page", .answer = "HTTP/1.1 502 Bad Gateway\r\nContent-Type: " PAGE, .outcome = FAILURE },
    { "status_503_before_effect", .answer = BRIEF("503 Service Unavailable", ""), .outcome = FAILURE },
    { "status_503_after_effect", .answer = BRIEF("503 Service Unavailable", ""), .outcome = FAILURE,
      .carried_out = true },
    { "status_503_retry_after_5", .answer = BRIEF("503 Service Unavailable", "Retry-After: 5\r\n"), .outcome = FAILURE,
      .asked_s = 5 },
    { "status_504_after_effect", .answer = BRIEF("504 Gateway Timeout", ""), .outcome = FAILURE, .carried_out = true },
    { "failed_before_the_request_ended", .answer = BRIEF("503 Service Unavailable", ""),
      .manner = BEFORE_THE_REQUEST_ENDED, .outcome = FAILURE, .has_long_body = true },
    { "refused_before_the_request_ended", .answer = BRIEF("413 Content Too Large", ""),
      .manner = BEFORE_THE_REQUEST_ENDED, .outcome = REFUSAL, .has_long_body = true },
    { "throttled", .answer = TOO_MANY(""), .outcome = THROTTLED },
    { "throttled_for_0", .answer = TOO_MANY("Retry-After: 0\r\n"), .outcome = THROTTLED },
    { "throttled_for_5", .answer = TOO_MANY("Retry-After: 5\r\n"), .outcome = THROTTLED, .asked_s = 5 },
    { "throttled_until_a_date", .answer = TOO_MANY("Retry-After: Fri, 02 Jan 2026 03:04:35 GMT\r\n"),
      .outcome = THROTTLED, .asked_s = 30 },
    { "throttled_until_yesterday", .answer = TOO_MANY("Retry-After: Thu, 01 Jan 2026 03:04:35 GMT\r\n"),
      .outcome = THROTTLED },
    { "throttled_beyond_the_call", .answer = TOO_MANY("Retry-After: 61\r\n"), .outcome = THROTTLED, .asked_s = 61,
      .waits_too_long = true },
    { "throttled_until_next_month", .answer = TOO_MANY("Retry-After: Mon, 02 Feb 2026 03:04:05 GMT\r\n"),
      .outcome = THROTTLED, .asked_s = 31 * 86400, .waits_too_long = true },
    { "throttled_absurdly", .answer = TOO_MANY("Retry-After: 999999999999999999999\r\n"), .outcome = THROTTLED,
      .asked_s = 365 * 86400, .waits_too_long = true },
    { "throttled_for_less_than_nothing", .answer = TOO_MANY("Retry-After: -5\r\n"), .outcome = THROTTLED },
    { "throttled_until_soon", .answer = TOO_MANY("Retry-After: soon\r\n"), .outcome = THROTTLED },

    /* Odd, and right all the same: nothing is to be sent again. */
    { "continue_and_hints_first",
      .answer = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" GOOD, .outcome = RIGHT,
      .carried_out = true },
    { "two_answers_at_once", .answer = GOOD STRAY, .outcome = RIGHT, .carried_out = true },
    { "bytes_after_the_answer", .answer = GOOD "\r\n\r\nmore", .outcome = RIGHT, .carried_out = true },
    { "length_and_chunks", .answer = OK "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n~\r\n@\r\n0\r\n\r\n",
      .outcome = RIGHT, .carried_out = true, .is_of_body = true },
    { "two_lengths_first_short", .answer = OK "Content-Length: 5\r\nContent-Length: #\r\n\r\n@", .outcome = RIGHT,
      .carried_out = true },
    { "end_with_goodbye", .answer = OK "\r\n@", .ending = CLOSES, .outcome = RIGHT, .carried_out = true },
    { "end_without_goodbye", .answer = OK "Connection: close\r\n\r\n@", /* JSON shows where it ends */
      .ending = CUTS, .outcome = RIGHT, .carried_out = true },
    { .name = NULL },
};
