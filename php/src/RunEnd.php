<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet;

/**
 * Why a run of the engine ended.
 */
enum RunEnd: string
{
    /** Nothing is due. */
    case Idle = 'idle';
    case Deadline = 'deadline';

    /** The program said so. */
    case Canceled = 'canceled';
}
