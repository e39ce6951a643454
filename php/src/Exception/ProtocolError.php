<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Exception;

/**
 * The answer is not one that Amazon Pay gives.
 */
final class ProtocolError extends AmazonException
{
}
