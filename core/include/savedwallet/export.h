/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * How the library's symbols are declared. Nothing here is of use to a caller.
 */
#ifndef SAVEDWALLET_EXPORT_H
#define SAVEDWALLET_EXPORT_H

#if defined(__GNUC__)
#define SW_API __attribute__((visibility("default")))
#define SW_PRINTF(text, first) __attribute__((format(printf, text, first)))
#else
#define SW_API
#define SW_PRINTF(text, first)
#endif

#ifdef __cplusplus
#define SW_BEGIN_DECL extern "C" {
#define SW_END_DECL }
#else
#define SW_BEGIN_DECL
#define SW_END_DECL
#endif

#endif
