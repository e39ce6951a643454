<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Exception;

/**
 * The native extension is not loaded, or is of another release than these classes.
 */
final class ExtensionMissing extends SavedWalletException
{
}
