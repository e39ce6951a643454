<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet;

/**
 * The way back to Amazon, to another address or payment method.
 */
final class Change
{
    /**
     * @internal
     * @param string $what "address" or "payment"
     * @param array<string, mixed> $options what amazon.Pay.bindChangeAction takes
     * @param string $scriptUrl
     */
    public function __construct(
        public readonly string $what,
        public readonly array $options,
        public readonly string $scriptUrl
    ) {
    }

    /**
     * A button with its script, as HTML. The page needs the policy of the flow's button.
     */
    public function html(string $nonce, ?string $text = null): string
    {
        $options = ['change' => $this->what, 'options' => $this->options, 'script_url' => $this->scriptUrl];
        return Internal\Native::runFree('change_html', $options + ['nonce' => $nonce, 'text' => $text])['html'];
    }

    /**
     * What is known of a buyer stays out of what is printed.
     *
     * @return array<string, mixed>
     */
    public function __debugInfo(): array
    {
        return ['what' => $this->what];
    }
}
