/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * A disk that fails: SQLite's own file system, whose writes fail from a chosen one on.
 */
#ifndef TEST_ENGINE_FULL_DISK_H
#define TEST_ENGINE_FULL_DISK_H

/** Puts it in the place of SQLite's. Before any file is opened. */
void test_disk_install(void);

/**
 * From the n-th write on (1 is the next one) the disk is full: of that one, half is written, and no later one, and
 * nothing is brought to the disk. 0: the disk is well again.
 */
void test_disk_fill(int n);

#endif
