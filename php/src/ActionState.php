<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet;

/**
 * How far an action of the engine is.
 */
enum ActionState: string
{
    /** Will be done when it is due. */
    case Planned = 'planned';

    /** Until the buyer has repaired the wallet. */
    case Waiting = 'waiting';

    /** Key and bytes are on disk; it may have been sent. */
    case Started = 'started';

    /** It was sent and there is no definite answer: the same bytes will be sent again. */
    case Unknown = 'unknown';

    /** Amazon took it; "pending" says whether Amazon is still at it. */
    case Accepted = 'accepted';

    /** A definite no; what follows is not decided yet. */
    case Declined = 'declined';

    /** A definite no, and nothing follows. */
    case Stopped = 'stopped';

    /** A guard stopped it before anything was sent; it is in the inbox. */
    case Blocked = 'blocked';

    /** A person took it back before it was started. */
    case Withdrawn = 'withdrawn';

    /** A day without a definite answer: in the inbox, and no new attempt is made. */
    case Unresolved = 'unresolved';
}
