<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet;

/**
 * Where the buyer meets Amazon Pay. A WebView is none of them: Amazon supports none.
 */
enum Surface: string
{
    case Web = 'web';

    /** Chrome Custom Tabs, SFSafariViewController. */
    case AppBrowser = 'app_browser';

    /** Amazon's Mobile SDK; it has no express flow. */
    case MobileSdk = 'mobile_sdk';
}
