<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Exception;

/**
 * An argument or the configuration is wrong; nothing was sent.
 */
final class InvalidRequest extends SavedWalletException
{
}
