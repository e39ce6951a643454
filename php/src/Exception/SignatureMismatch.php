<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Exception;

/**
 * A signature does not verify: of a notification, it is not Amazon's.
 */
final class SignatureMismatch extends SavedWalletException
{
}
