<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet;

/**
 * An express checkout before the order is placed.
 */
final class Review
{
    /**
     * @internal
     * @param string $id of the checkout session
     * @param Buyer $buyer
     * @param array<string, mixed>|null $shippingAddress read only: it is changed at Amazon
     * @param array<string, mixed>|null $billingAddress
     * @param string $descriptor
     * @param list<Missing> $missing
     * @param Change $changeAddress
     * @param Change $changePayment
     * @param array<string, mixed> $session
     */
    public function __construct(
        public readonly string $id,
        public readonly Buyer $buyer,
        public readonly ?array $shippingAddress,
        public readonly ?array $billingAddress,
        public readonly string $descriptor,
        public readonly array $missing,
        public readonly Change $changeAddress,
        public readonly Change $changePayment,
        public readonly array $session
    ) {
    }

    /**
     * @internal
     * @param array<string, mixed> $answer
     */
    public static function of(array $answer): self
    {
        return new self(
            $answer['session_id'],
            Buyer::of($answer),
            $answer['shipping_address'],
            $answer['billing_address'],
            $answer['descriptor'] ?? '',
            Missing::allOf($answer),
            new Change('address', $answer['change_address'], $answer['script_url']),
            new Change('payment', $answer['change_payment'], $answer['script_url']),
            $answer['session'] ?? []
        );
    }

    /**
     * What is known of a buyer stays out of what is printed.
     *
     * @return array<string, mixed>
     */
    public function __debugInfo(): array
    {
        return ['id' => $this->id, 'missing' => $this->missing];
    }
}
