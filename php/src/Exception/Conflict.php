<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Exception;

/**
 * The object's state or an earlier request stands against it.
 */
final class Conflict extends AmazonException
{
}
