<?php

// SPDX-License-Identifier: Apache-2.0
// Made by ./run emit from the rows of core/api; not to be edited.

declare(strict_types=1);

namespace SavedWallet;

/**
 * The release of these classes. The extension has to be of the same one.
 */
final class Version
{
    public const VERSION = '0.1.0';
}
