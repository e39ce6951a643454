/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * How much may be sent again: what every client of this process may spend together on one server.
 *
 * When a server is down, callers that each try four times are four times its load just when it comes back. So a try
 * that is made again costs one token, and only an answer that shows the server at work earns part of one: a tenth,
 * unless a client is told otherwise. In a storm nothing is earned, and what is left is all there is:
 *
 *   - a budget starts with 3 tokens, so that the first call that fails in a quiet program gets all its four tries;
 *   - it never holds more than 10, so that a busy program gets over a short fault, and no more.
 *
 * A storm of n calls therefore sends at most n + 10 requests, and n + 3 when it comes first: within 1.1 n from 100
 * calls (30) on. It makes no difference whether they are calls of one client or of a thousand, since a budget belongs
 * to the server's origin and not to the client. Processes know nothing of each other: for them the bound is that of
 * each one. In fair weather at most 10 % of all requests are sent again.
 *
 * Budgets live in a table of fixed size for as long as the process does: a program that makes a client for each call
 * has no new budget with it. No locks; a child of a fork goes on with a copy.
 */
#ifndef SW_HTTP_BUDGET_H
#define SW_HTTP_BUDGET_H

#include <stdbool.h>

enum { SW_BUDGET_PERCENT = 10, SW_BUDGET_START = 3, SW_BUDGET_MOST = 10, SW_BUDGETS = 512 };

typedef struct sw_budget sw_budget;

/**
 * The budget of a server. When SW_BUDGETS servers have one, further ones share theirs.
 * @param origin  scheme, host and port @return never NULL; it lives as long as the process
 */
sw_budget *sw_budget_of(const char *origin);

/** The server has answered. @param percent of a token, 1 to 100 */
void sw_budget_earn(sw_budget *budget, int percent);

/** Takes a token for a try that is made again. @return false when there is none: it must not be made */
bool sw_budget_spend(sw_budget *budget);

#endif
