<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Exception;

/**
 * Every exception of this library.
 */
interface Throwable extends \Throwable
{
}
