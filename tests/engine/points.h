/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Fault points: the moments at which a worker of these tests can be made to die, stop or fail. Each statement that
 * changes the journal is two of them ("before COMMIT", "after COMMIT"), and so is each request ("before POST charges",
 * when it is about to be sent, and "after POST charges", when its answer is there and nobody has seen it).
 */
#ifndef TEST_ENGINE_POINTS_H
#define TEST_ENGINE_POINTS_H

#include <savedwallet/error.h>

#include <stdbool.h>
#include <stdint.h>

/**
 * Adds what happens at a point: "17=kill", the 17th point that is come to; or "after POST charges#2=stop", the second
 * time that a point begins so.
 *
 * | action   | what it does                                               |
 * |----------|------------------------------------------------------------|
 * | kill     | SIGKILL                                                    |
 * | stop     | SIGSTOP: it goes on after SIGCONT                          |
 * | fail     | what was about to be done fails, and was not done          |
 * | clock:MS | from here on the machine's clock is wrong by so much       |
 */
bool test_point_plan(const char *plan);

/** Counts from here, and from here on does what was planned; before, nothing happens at any point. */
void test_points_arm(void);

/** How many points were come to since. */
int test_points_reached(void);

/** A point is come to. @return SW_OK; SW_E_IO where it is planned to fail */
int test_point(const char *what, bool after, sw_error *err);

/** By how many milliseconds the machine's clock is wrong. */
extern int64_t test_clock_wrong_ms;

#endif
