<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Exception;

/**
 * Amazon Pay knows no such object.
 */
final class NotFound extends AmazonException
{
}
