<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet;

/**
 * Given as a browserSession, says that a buyer who comes back is not held against the one who was sent: anybody who has
 * the id of a session may then end it.
 */
final class Unbound
{
}
