/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * A journal in which a million charges are planned. Prints one line.
 */
#ifndef MILLION_H
#define MILLION_H

/** How long it takes to write them, how large the file is, and how long a worker takes to find the next one and to do
 * it with an Amazon that answers at once. @param path of a file that is not there yet */
void measure_million(const char *path);

#endif
