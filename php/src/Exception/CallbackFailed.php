<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Exception;

/**
 * A function given by the caller failed.
 */
final class CallbackFailed extends SavedWalletException
{
}
