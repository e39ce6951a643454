<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Exception;

/**
 * Amazon Pay refused the request.
 */
final class Refused extends AmazonException
{
}
