<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace Shop;

use SavedWallet\FinishReason;
use SavedWallet\NextStep;

/**
 * What the library says, in words: for the people of the shop, and for its customers.
 */
final class Words
{
    public static function forAdmin(NextStep $step): string
    {
        return match ($step) {
            NextStep::None => 'Nothing to do.',
            NextStep::Wait => 'Wait, then try once more.',
            NextStep::UpdateWallet =>
                'Ask the customer to change the card: “Your wallets” leads to Amazon\'s update page.',
            NextStep::NewSetup => 'The wallet is gone. Ask the customer to save a new one.',
            NextStep::SendBuyer => 'The bank asks for the customer.',
            NextStep::LowerAmount => 'Charge a smaller amount.',
            NextStep::NextMonth => 'The month\'s limit is reached. Charge it next month.',
            NextStep::FixRequest => 'Tell your developers: the request or the configuration is wrong.',
            NextStep::Stop => 'Give it up, and ask the customer to pay another way.',
        };
    }

    public static function forBuyer(NextStep $step): string
    {
        return match ($step) {
            NextStep::Wait => 'The payment did not go through. Please try again later.',
            NextStep::UpdateWallet => 'Your card cannot be charged. Please choose another one at Amazon.',
            NextStep::NewSetup => 'Your wallet cannot be charged any more. Please save it again.',
            NextStep::LowerAmount => 'The amount is too large for this wallet.',
            NextStep::NextMonth => 'The limit of this wallet is reached for this month.',
            default => 'Please choose another way to pay.',
        };
    }

    public static function finished(FinishReason $reason): string
    {
        return match ($reason) {
            FinishReason::BuyerCanceled =>
                'You came back without finishing at Amazon. You can start again at any time.',
            FinishReason::Declined => 'The card was declined. Please try another one.',
            FinishReason::Expired => 'That took too long, and Amazon has closed the checkout. Please start again.',
            FinishReason::AmountChanged => 'The order has changed since. Please start again.',
            FinishReason::NotReturned =>
                'You have not been through Amazon\'s pages to the end. Please start again.',
            default => 'Amazon has ended this checkout. Please start again, or pay another way.',
        };
    }

    /**
     * What comes next after a charge, as the shop remembers it.
     *
     * @param array<string, mixed> $charge
     */
    public static function ofCharge(array $charge): string
    {
        return match ($charge['state']) {
            'Unknown', 'Planned' =>
                'Nobody knows yet whether it was made. Ask again: the same intent never charges twice.',
            'AuthorizationInitiated', 'CaptureInitiated' => 'Amazon is still at it, and will tell us how it ends.',
            default => self::forAdmin(NextStep::from($charge['next_step'])),
        };
    }
}
