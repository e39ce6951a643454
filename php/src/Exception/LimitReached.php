<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Exception;

/**
 * A ceiling of this library was reached.
 */
final class LimitReached extends SavedWalletException
{
}
