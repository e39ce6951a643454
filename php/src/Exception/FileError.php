<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Exception;

/**
 * A file could not be read or written.
 */
final class FileError extends SavedWalletException
{
}
