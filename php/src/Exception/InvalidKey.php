<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Exception;

/**
 * The key cannot be used.
 */
final class InvalidKey extends SavedWalletException
{
}
