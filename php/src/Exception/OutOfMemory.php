<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Exception;

/**
 * Memory ran out.
 */
final class OutOfMemory extends SavedWalletException
{
}
