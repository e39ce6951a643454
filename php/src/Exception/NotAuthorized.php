<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Exception;

/**
 * Amazon Pay does not accept the key, signature or account.
 */
final class NotAuthorized extends AmazonException
{
}
