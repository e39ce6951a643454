<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet;

use SavedWallet\Internal\Options;

/**
 * The jobs over the operations: the same words in C, Python, PHP and on the command line. Give what follows the first
 * argument by its name. What every one that calls Amazon takes besides: `simulate`, a Sandbox simulation code, refused
 * with a live key; `timeout` in seconds, instead of the client's; `headers`, further ones.
 */
trait Jobs
{
    /**
     * @param array<string, mixed> $options
     * @return array<string, mixed>
     */
    abstract private function run(string $job, array $options, ?string $data = null): array;

    /**
     * Makes the button that sends a buyer to Amazon Pay. It calls nobody.
     *
     * @param Flow $flow how the buyer gets there
     * @param string $returnUrl where the buyer comes back to; in express, to review the order
     * @param string|Unbound $browserSession what only the server and this buyer's browser or app know, such as the
     *     id of the server's session
     * @param Money|string|null $amount what AdditionalPaymentButton charges, as $payment says
     * @param string|null $wallet what the flow Update changes
     * @param int|null $stateTtl seconds for which the URLs are good
     * @param list<string>|null $scopes
     * @param array<string, mixed>|null $addressDetails
     * @param array<string, mixed>|null $deliverySpecifications
     * @param array<string, mixed>|null $extra further members of the payload
     */
    public function button(
        Flow $flow,
        string $returnUrl,
        #[\SensitiveParameter] string|Unbound $browserSession,
        ?string $cancelUrl = null,
        ?string $errorUrl = null,
        Surface $surface = Surface::Web,
        Start $start = Start::Button,
        Money|string|null $amount = null,
        Money|string|null $totalOrderAmount = null,
        Money|string|null $estimatedAmount = null,
        ?Payment $payment = null,
        bool $canHandlePending = false,
        ?string $wallet = null,
        ?string $reference = null,
        ?string $productType = null,
        ?string $softDescriptor = null,
        ?string $presentmentCurrency = null,
        ?string $storeName = null,
        ?string $noteToBuyer = null,
        ?string $customInformation = null,
        ?array $scopes = null,
        ?array $addressDetails = null,
        ?array $deliverySpecifications = null,
        ?string $placement = null,
        ?string $color = null,
        ?string $design = null,
        ?string $language = null,
        ?string $lazyUrl = null,
        ?string $startText = null,
        ?string $unavailableText = null,
        ?int $stateTtl = null,
        ?array $extra = null
    ): Button {
        $nonce = Button::newNonce();
        $options = Options::given([
            'nonce' => $nonce,
            'flow' => $flow,
            'return_url' => $returnUrl,
            'cancel_url' => $cancelUrl,
            'error_url' => $errorUrl,
            'surface' => $surface,
            'start' => $start,
            'amount' => $amount,
            'total_order_amount' => $totalOrderAmount,
            'estimated_amount' => $estimatedAmount,
            'payment_intent' => $payment,
            'can_handle_pending' => $canHandlePending,
            'charge_permission_id' => $wallet,
            'reference' => $reference,
            'product_type' => $productType,
            'soft_descriptor' => $softDescriptor,
            'presentment_currency' => $presentmentCurrency,
            'store_name' => $storeName,
            'note_to_buyer' => $noteToBuyer,
            'custom_information' => $customInformation,
            'scopes' => $scopes,
            'address_details' => $addressDetails,
            'delivery_specifications' => $deliverySpecifications,
            'placement' => $placement,
            'color' => $color,
            'design' => $design,
            'language' => $language,
            'lazy_url' => $lazyUrl,
            'start_text' => $startText,
            'unavailable_text' => $unavailableText,
            'state_ttl_s' => $stateTtl,
            'extra' => $extra,
        ]);
        return Button::of($this->run('button', $options + Options::bound($browserSession)), $nonce);
    }

    /**
     * Makes the button with which the buyer repairs a wallet that cannot be charged: Amazon's update page; or a new
     * setup where the wallet is closed, or the region is Japan.
     *
     * @param array<string, string> $headers
     * @throws Exception\Conflict while a charge is in progress (nextStep Wait), or with nothing to repair (None)
     */
    public function repairButton(
        string $wallet,
        string $returnUrl,
        #[\SensitiveParameter] string|Unbound $browserSession,
        ?string $cancelUrl = null,
        ?string $errorUrl = null,
        Surface $surface = Surface::Web,
        Start $start = Start::Button,
        ?string $reference = null,
        ?string $language = null,
        ?int $stateTtl = null,
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Button {
        $nonce = Button::newNonce();
        $options = Options::given([
            'nonce' => $nonce,
            'wallet' => $wallet,
            'return_url' => $returnUrl,
            'cancel_url' => $cancelUrl,
            'error_url' => $errorUrl,
            'surface' => $surface,
            'start' => $start,
            'reference' => $reference,
            'language' => $language,
            'state_ttl_s' => $stateTtl,
        ]);
        $options += Options::bound($browserSession) + Options::call($simulate, $timeout, $headers);
        return Button::of($this->run('repair_button', $options), $nonce);
    }

    /**
     * Express: reads what the buyer picked.
     *
     * @param string $url where the buyer came back, whole
     * @param array<string, string> $headers
     * @throws Exception\StateMismatch before Amazon is asked, for a URL that another browser brings
     */
    public function review(
        #[\SensitiveParameter] string $url,
        #[\SensitiveParameter] string|Unbound $browserSession,
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Review {
        $options = ['url' => $url] + Options::bound($browserSession) + Options::call($simulate, $timeout, $headers);
        return Review::of($this->run('review', $options));
    }

    /**
     * Express: tells Amazon what the order costs and where the buyer comes back to. Nothing is charged yet: redirect to
     * `$order->url` with status 303, and call finish after the return.
     *
     * @param string $url the review page's, as the buyer came back on it
     * @param array<string, string> $headers
     */
    public function placeOrder(
        #[\SensitiveParameter] string $url,
        Money|string $amount,
        Payment $payment,
        string $returnUrl,
        #[\SensitiveParameter] string|Unbound $browserSession,
        ?string $reference = null,
        Money|string|null $totalOrderAmount = null,
        bool $canHandlePending = false,
        ?string $softDescriptor = null,
        ?string $storeName = null,
        ?string $noteToBuyer = null,
        ?string $customInformation = null,
        ?int $stateTtl = null,
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Order {
        $options = Options::given([
            'url' => $url,
            'amount' => $amount,
            'payment_intent' => $payment,
            'return_url' => $returnUrl,
            'reference' => $reference,
            'total_order_amount' => $totalOrderAmount,
            'can_handle_pending' => $canHandlePending,
            'soft_descriptor' => $softDescriptor,
            'store_name' => $storeName,
            'note_to_buyer' => $noteToBuyer,
            'custom_information' => $customInformation,
            'state_ttl_s' => $stateTtl,
        ]);
        $options += Options::bound($browserSession) + Options::call($simulate, $timeout, $headers);
        return Order::of($this->run('place_order', $options));
    }

    /**
     * Ends any flow: reads the session, completes it once, and says what came of it. It may be called any number of
     * times, by any number of processes at once. On the cancel URL nothing is changed.
     *
     * @param Money|string|null $amount what the order costs, in flows that pay
     * @param Flow|null $flow as $surface and $canceled for Unbound only
     * @param array<string, mixed>|null $finalize of the Mobile SDK, as the server knows it, never from the app
     * @param array<string, string> $headers
     */
    public function finish(
        #[\SensitiveParameter] string $url,
        #[\SensitiveParameter] string|Unbound $browserSession,
        Money|string|null $amount = null,
        Money|string|null $totalOrderAmount = null,
        ?Flow $flow = null,
        ?Surface $surface = null,
        bool $canceled = false,
        ?array $finalize = null,
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Outcome {
        $options = Options::given([
            'url' => $url,
            'amount' => $amount,
            'total_order_amount' => $totalOrderAmount,
            'flow' => $flow,
            'surface' => $surface,
            'canceled' => $canceled,
            'finalize' => $finalize,
        ]);
        $options += Options::bound($browserSession) + Options::call($simulate, $timeout, $headers);
        return Outcome::of($this->run('finish', $options));
    }

    /**
     * Reads a saved wallet: whether it can be charged; if not, why, and what changes that.
     *
     * @param array<string, string> $headers
     */
    public function wallet(
        string $id,
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Wallet {
        return Wallet::of($this->run('wallet', ['id' => $id] + Options::call($simulate, $timeout, $headers)));
    }

    /**
     * Charges a saved wallet. The same intent sent again is the same charge, however often.
     *
     * @param string|null $intent what is meant, such as "ride:81"
     * @param int $attempt counted up for a deliberate new attempt after a definite no
     * @param bool $authorizeOnly the amount is held, to be captured later
     * @param string|null $initiator "CITU" the buyer, "MITU" the merchant; where the configuration has none
     * @param string|null $channel "Web", "App", …; where the configuration has none
     * @param string|null $returnUrl with $browserSession: the buyer is present, and comes back there when the bank asks
     *     (nextStep SendBuyer)
     * @param array<string, string> $headers
     * @throws Exception\Declined with nextStep
     * @throws Exception\NoAnswer send the same intent again, never a new one
     */
    public function charge(
        string $wallet,
        Money|string $amount,
        ?string $intent = null,
        int $attempt = 1,
        bool $authorizeOnly = false,
        bool $canHandlePending = false,
        ?string $softDescriptor = null,
        ?string $initiator = null,
        ?string $channel = null,
        ?string $reference = null,
        ?string $noteToBuyer = null,
        ?string $customInformation = null,
        ?string $returnUrl = null,
        #[\SensitiveParameter] string|Unbound|null $browserSession = null,
        ?string $idempotencyKey = null,
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Receipt {
        $options = Options::given([
            'wallet' => $wallet,
            'amount' => $amount,
            'authorize_only' => $authorizeOnly,
            'can_handle_pending' => $canHandlePending,
            'soft_descriptor' => $softDescriptor,
            'initiator' => $initiator,
            'channel' => $channel,
            'reference' => $reference,
            'note_to_buyer' => $noteToBuyer,
            'custom_information' => $customInformation,
            'return_url' => $returnUrl,
            'idempotency_key' => $idempotencyKey,
        ]);
        $options += $browserSession === null ? [] : Options::bound($browserSession);
        $options += Options::meant($intent, $attempt) + Options::call($simulate, $timeout, $headers);
        return Receipt::of($this->run('charge', $options));
    }

    /**
     * Says what came of a charge that the bank had the buyer confirm.
     *
     * @param string $charge its id, as the server remembers it
     * @param array<string, string> $headers
     */
    public function finishCharge(
        #[\SensitiveParameter] string $url,
        string $charge,
        #[\SensitiveParameter] string|Unbound $browserSession,
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Receipt {
        $options = ['url' => $url, 'charge' => $charge] + Options::bound($browserSession);
        return Receipt::of($this->run('finish_charge', $options + Options::call($simulate, $timeout, $headers)));
    }

    /**
     * Takes the money of an authorized charge, once, within 30 days; a smaller amount lets go of the rest.
     *
     * @param array<string, string> $headers
     */
    public function capture(
        string $charge,
        Money|string $amount,
        ?string $intent = null,
        int $attempt = 1,
        ?string $softDescriptor = null,
        ?string $idempotencyKey = null,
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Receipt {
        $options = Options::given([
            'charge' => $charge,
            'amount' => $amount,
            'soft_descriptor' => $softDescriptor,
            'idempotency_key' => $idempotencyKey,
        ]);
        $options += Options::meant($intent, $attempt) + Options::call($simulate, $timeout, $headers);
        return Receipt::of($this->run('capture', $options));
    }

    /**
     * Pays a captured charge back, whole or in part. It ends later: the receipt is pending.
     *
     * @param array<string, string> $headers
     */
    public function refund(
        string $charge,
        Money|string $amount,
        ?string $intent = null,
        int $attempt = 1,
        ?string $softDescriptor = null,
        ?string $idempotencyKey = null,
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Receipt {
        $options = Options::given([
            'charge' => $charge,
            'amount' => $amount,
            'soft_descriptor' => $softDescriptor,
            'idempotency_key' => $idempotencyKey,
        ]);
        $options += Options::meant($intent, $attempt) + Options::call($simulate, $timeout, $headers);
        return Receipt::of($this->run('refund', $options));
    }

    /**
     * Cancels a charge that was not captured.
     *
     * @param array<string, string> $headers
     * @throws Exception\Conflict when it cannot be canceled any more: refund it then
     */
    public function cancel(
        string $charge,
        ?string $reason = null,
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Receipt {
        $options = Options::given(['id' => $charge, 'reason' => $reason]);
        $options += Options::call($simulate, $timeout, $headers);
        return Receipt::of($this->run('cancel', $options));
    }

    /**
     * Closes a saved wallet for ever.
     *
     * @param bool $cancelPending open charges are canceled too
     * @param array<string, string> $headers
     */
    public function closeWallet(
        string $wallet,
        ?string $reason = null,
        bool $cancelPending = false,
        ?string $simulate = null,
        ?float $timeout = null,
        #[\SensitiveParameter] array $headers = []
    ): Receipt {
        $options = Options::given([
            'id' => $wallet,
            'reason' => $reason,
            'cancel_pending' => $cancelPending,
        ]);
        return Receipt::of($this->run('close', $options + Options::call($simulate, $timeout, $headers)));
    }
}
