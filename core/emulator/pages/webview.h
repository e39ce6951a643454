/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * Browsers inside of apps, in which Amazon Pay does not run.
 */
#ifndef EMULATOR_PAGES_WEBVIEW_H
#define EMULATOR_PAGES_WEBVIEW_H

#include "emulator/request.h"

/** The name of the WebView that a request came from; NULL: it is none that tells. */
const char *em_webview_of(const em_request *request);

#endif
