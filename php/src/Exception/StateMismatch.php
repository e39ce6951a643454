<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Exception;

/**
 * The buyer who came back is not the one who was sent. Amazon was not asked.
 */
final class StateMismatch extends SavedWalletException
{
}
