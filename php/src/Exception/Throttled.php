<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Exception;

/**
 * Too many requests.
 */
final class Throttled extends AmazonException
{
}
