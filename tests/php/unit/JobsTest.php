<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Tests;

use SavedWallet\{Button, FinishReason, Flow, Money, NextStep, Payment, PaymentOutcome, Surface, Unbound, WalletOutcome};
use SavedWallet\Exception\{Conflict, Declined, InvalidRequest, ProtocolError, StateMismatch};

/**
 * The flows from button to end, and what is done with a wallet.
 */
final class JobsTest extends Cases
{
    private const BACK = 'https://shop.example/back';
    private const NO = 'https://shop.example/no';

    public function testAWalletIsSavedChargedCapturedRefundedAndClosed(): void
    {
        $client = self::client($emulator = Emulator::empty());
        $button = $client->button(Flow::SetupOnly, returnUrl: self::BACK, browserSession: 'sid', cancelUrl: self::NO);
        $url = $emulator->checkOut($button);
        $done = $client->finish($url, browserSession: 'sid');
        self::assertSame(
            [WalletOutcome::Saved, PaymentOutcome::None, FinishReason::None, Flow::SetupOnly, false],
            [$done->wallet, $done->payment, $done->reason, $done->flow, $done->replayed]
        );
        self::assertStringContainsString('1111', $done->descriptor);
        self::assertNotSame('', $done->buyer->id);
        $again = $client->finish($url, browserSession: 'sid');
        self::assertSame([true, $done->chargePermissionId], [$again->replayed, $again->chargePermissionId]);

        $wallet = $client->wallet($done->chargePermissionId);
        self::assertSame([true, 'Chargeable', [], NextStep::None], [
            $wallet->chargeable, $wallet->state, $wallet->reasons, $wallet->nextStep,
        ]);
        $held = $client->charge($wallet->id, Money::of('18.40', 'EUR'), intent: 'ride:81', authorizeOnly: true);
        self::assertSame(['Authorized', false], [$held->state, $held->pending]);
        $taken = $client->capture($held->id, '10.00 EUR', intent: 'ride:81');
        self::assertSame([$held->id, 'Captured'], [$taken->id, $taken->state]);
        $back = $client->refund($held->id, '4.00 EUR', intent: 'back:81');
        self::assertSame([true, '4.00 EUR'], [$back->pending, (string) $back->amount]);
        self::assertSame('RefundInitiated', $back->state);

        $other = $client->charge($wallet->id, '1.00 EUR', intent: 'ride:82', authorizeOnly: true);
        self::assertSame(['Canceled', false], self::stateOf($client->cancel($other->id, reason: 'no ride')));
        self::assertSame(['Canceled', true], self::stateOf($client->cancel($other->id)));
        $closed = $client->closeWallet($wallet->id, 'gone', cancelPending: true);
        self::assertSame(['Closed', false], self::stateOf($closed));
        self::assertFalse($client->wallet($wallet->id)->chargeable);
        $charge = static fn () => $client->charge($wallet->id, '1.00 EUR', intent: 'ride:83');
        self::assertSame(NextStep::NewSetup, self::thrown(Conflict::class, $charge)->nextStep);
    }

    private static function stateOf(\SavedWallet\Receipt $receipt): array
    {
        return [$receipt->state, $receipt->wasDone];
    }

    public function testAnotherBrowsersLinkIsRefusedBeforeAmazonIsAsked(): void
    {
        $client = self::client($emulator = Emulator::empty());
        $button = $client->button(Flow::SetupOnly, returnUrl: self::BACK, browserSession: 'mine');
        $url = $emulator->checkOut($button);
        $before = count($emulator->control('GET', 'requests'));
        self::thrown(StateMismatch::class, static fn () => $client->finish($url, browserSession: 'theirs'));
        self::assertSame(1, preg_match('/[?&]\w*[sS]tate=([^&]+)/', $url, $state), $url);
        $other = str_replace($state[1], strrev($state[1]), $url);
        self::thrown(StateMismatch::class, static fn () => $client->finish($other, browserSession: 'mine'));
        self::assertCount($before, $emulator->control('GET', 'requests'));
        self::assertSame(WalletOutcome::Saved, $client->finish($url, browserSession: 'mine')->wallet);
    }

    public function testABuyerWhoGivesUpHasNoWallet(): void
    {
        $client = self::client($emulator = Emulator::empty());
        $button = $client->button(Flow::SetupOnly, returnUrl: self::BACK, browserSession: 's', cancelUrl: self::NO);
        $done = $client->finish($emulator->checkOut($button, ['cancel' => true]), browserSession: 's');
        self::assertSame([WalletOutcome::NotSaved, FinishReason::BuyerCanceled], [$done->wallet, $done->reason]);
    }

    public function testUnboundSaysThatNothingIsBound(): void
    {
        $client = self::client($emulator = Emulator::empty());
        $button = $client->button(Flow::SetupOnly, returnUrl: self::BACK, browserSession: new Unbound());
        $done = $client->finish($emulator->checkOut($button), browserSession: new Unbound(), flow: Flow::SetupOnly);
        self::assertSame(WalletOutcome::Saved, $done->wallet);
    }

    public function testSigningInAndUpdatingAreFlows(): void
    {
        $client = self::client($emulator = Emulator::empty());
        $button = $client->button(Flow::SignInAndSetup, self::BACK, browserSession: 's', cancelUrl: self::NO);
        $done = $client->finish($emulator->checkOut($button), browserSession: 's');
        self::assertSame(WalletOutcome::Saved, $done->wallet);
        self::assertNotSame('', $done->buyer->email);
        $emulator->control('POST', "permissions/{$done->chargePermissionId}", [
            'state' => 'NonChargeable', 'reason' => 'PaymentMethodExpired',
        ]);
        $broken = $client->wallet($done->chargePermissionId);
        self::assertSame([false, NextStep::UpdateWallet], [$broken->chargeable, $broken->nextStep]);
        $repair = $client->repairButton($broken->id, returnUrl: self::BACK, browserSession: 's');
        $updated = $client->finish($emulator->checkOut($repair), browserSession: 's');
        self::assertSame([WalletOutcome::Updated, $broken->id], [$updated->wallet, $updated->chargePermissionId]);
        self::assertTrue($client->wallet($broken->id)->chargeable);
        $repair = static fn () => $client->repairButton($broken->id, returnUrl: self::BACK, browserSession: 's');
        self::assertSame(NextStep::None, self::thrown(Conflict::class, $repair)->nextStep);
    }

    public function testAPaymentAtTheEndOfACheckout(): void
    {
        $client = self::client($emulator = Emulator::empty());
        $pay = static fn (): Button => $client->button(
            Flow::AdditionalPaymentButton,
            amount: '24.90 EUR',
            payment: Payment::AuthorizeWithCapture,
            reference: 'order:7',
            returnUrl: self::BACK,
            cancelUrl: self::NO,
            browserSession: 's'
        );
        $done = $client->finish($emulator->checkOut($pay()), browserSession: 's', amount: '24.90 EUR');
        self::assertSame([WalletOutcome::Saved, PaymentOutcome::Captured], [$done->wallet, $done->payment]);
        self::assertSame(['24.90 EUR', 'Captured'], [(string) $done->amount, $done->charge['statusDetails']['state']]);
        $url = $emulator->checkOut($pay());
        $done = $client->finish($url, browserSession: 's', amount: '24.90 EUR', simulate: 'Declined');
        self::assertSame([PaymentOutcome::None, FinishReason::Declined], [$done->payment, $done->reason]);
    }

    public function testExpressHasAReviewInTheMiddle(): void
    {
        $client = self::client($emulator = Emulator::empty());
        $button = $client->button(Flow::Express, returnUrl: self::BACK, browserSession: 's', cancelUrl: self::NO);
        $url = $emulator->checkOut($button, ['product_type' => 'PayAndShip']);
        $seen = $client->review($url, browserSession: 's');
        self::assertNotSame('', $seen->shippingAddress['city'] ?? '');
        self::assertStringContainsString('1111', $seen->descriptor);
        self::assertStringContainsString('bindChangeAction', $seen->changeAddress->html(Button::newNonce()));
        self::assertStringContainsString('changePayment', $seen->changePayment->html(Button::newNonce(), 'Ändern'));
        $order = $client->placeOrder(
            $url,
            amount: Money::of('24.90', 'EUR'),
            payment: Payment::Authorize,
            returnUrl: self::BACK,
            browserSession: 's',
            reference: 'order:8'
        );
        self::assertSame([], $order->missing);
        $back = $emulator->control('POST', "checkout/{$seen->id}/process", ['card' => '1111'])['url'];
        $done = $client->finish($back, browserSession: 's', amount: '24.90 EUR');
        self::assertSame(PaymentOutcome::Authorized, $done->payment);
    }

    public function testTheBankMayAskForTheBuyer(): void
    {
        $emulator = new Emulator('--bank-asks');
        $client = self::client($emulator);
        $wallet = $emulator->saveWallet($client);
        $receipt = $client->charge(
            $wallet,
            '9.00 EUR',
            intent: 'ride:1',
            initiator: 'CITU',
            returnUrl: self::BACK,
            browserSession: 's'
        );
        self::assertSame(NextStep::SendBuyer, $receipt->nextStep);
        self::assertNotSame('', $receipt->redirectUrl);
        $url = $emulator->control('POST', "charges/{$receipt->id}/answer", ['passed' => true])['url'];
        self::assertSame('Captured', $client->finishCharge($url, $receipt->id, browserSession: 's')->state);
        $other = static fn () => $client->finishCharge($url, $receipt->id, browserSession: 'x');
        self::thrown(StateMismatch::class, $other);
        self::assertSame(0, $emulator->stop());
    }

    public function testAButtonIsHtmlWithItsPolicy(): void
    {
        $client = new \SavedWallet\Client(...self::account());
        $button = $client->button(Flow::SetupOnly, self::BACK, browserSession: 'sid-canary', cancelUrl: self::NO);
        [$one, $two] = [Button::newNonce(), Button::newNonce()];
        self::assertNotSame($one, $two);
        foreach ([$one, $two] as $nonce) {
            self::assertStringContainsString("nonce=\"{$nonce}\"", $button->html($nonce));
            self::assertStringContainsString("'nonce-{$nonce}'", $button->csp($nonce));
        }
        self::assertSame('no-store', array_change_key_case($button->headers)['cache-control'] ?? '');
        self::assertStringNotContainsString('sid-canary', $button->html($one) . $button->payloadJson);
        foreach (['', 'a b', '"><script>', "\xff"] as $wrong) {
            self::thrown(InvalidRequest::class, static fn () => $button->html($wrong));
        }
        $app = $client->button(
            Flow::SetupOnly,
            returnUrl: self::BACK,
            browserSession: 's',
            cancelUrl: self::NO,
            surface: Surface::AppBrowser
        );
        self::assertStringStartsWith('<!doctype html>', strtolower($app->html($one)));
        $sdk = $client->button(
            Flow::SetupOnly,
            returnUrl: self::BACK,
            browserSession: 's',
            cancelUrl: self::NO,
            errorUrl: self::NO,
            surface: Surface::MobileSdk
        );
        self::assertIsArray($sdk->initiate);
        self::thrown(\LogicException::class, static fn () => $sdk->html($one), 'initiate');
        $relay = Button::relayPage('shop://saved', $one);
        self::assertStringContainsString('shop://saved', $relay['html']);
        self::assertStringContainsString("'nonce-{$one}'", $relay['headers']['content-security-policy']);
        self::thrown(InvalidRequest::class, static fn () => Button::relayPage('javascript:alert(1)', $one));
    }

    public function testAPayloadThatWasWrittenByHandIsSigned(): void
    {
        $client = self::client($emulator = Emulator::empty());
        $payload = json_encode([
            'webCheckoutDetails' => ['checkoutResultReturnUrl' => self::BACK, 'checkoutCancelUrl' => self::NO],
            'storeId' => $emulator->ready['store_id'],
            'chargePermissionType' => 'PaymentMethodOnFile',
            'paymentMethodOnFileMetadata' => ['setupOnly' => true],
            'paymentDetails' => ['paymentIntent' => 'Confirm'],
        ]);
        $url = $emulator->control('POST', 'checkout', [
            'payload' => $payload,
            'signature' => $client->signButton($payload),
            'public_key_id' => $emulator->ready['public_key_id'],
            'algorithm' => 'AMZN-PAY-RSASSA-PSS-V2',
            'product_type' => 'PayOnly',
            'card' => '1111',
            'consent' => true,
        ])['url'];
        self::assertStringStartsWith(self::BACK, $url);
    }

    public function testEachJobThatMovesMoneyCanBeSimulated(): void
    {
        $client = self::client($emulator = Emulator::empty());
        $wallet = $emulator->saveWallet($client);
        $charge = $client->charge($wallet, '1.00 EUR', intent: 'b', authorizeOnly: true);
        $pending = $client->capture($charge->id, '1.00 EUR', intent: 'c', simulate: 'CaptureInitiated');
        self::assertTrue($pending->pending);
        $declined = static fn () => $client->charge($wallet, '1.00 EUR', intent: 'a', simulate: 'HardDeclined');
        $error = self::thrown(Declined::class, $declined, 'HardDeclined');
        self::assertSame([NextStep::UpdateWallet, 'a', 1], [$error->nextStep, $error->intent, $error->attempt]);
        $loopback = Loopback::empty();
        $refund = static fn () => self::recorded($loopback)
            ->refund($charge->id, '1.00 EUR', intent: 'd', simulate: 'RefundDeclined');
        self::thrown(ProtocolError::class, $refund);
        self::assertSame('RefundDeclined', $loopback->requests()[0]->headers['x-amz-pay-simulation-code']);
    }

    public function testWhatIsNoAmountIsRefusedBeforeAnythingIsSent(): void
    {
        $loopback = Loopback::empty();
        $one = self::recorded($loopback);
        foreach (['1.0 EUR', '1.00', '-1.00 EUR', '', '1.00 eur€', "1.00 EUR\0"] as $wrong) {
            self::thrown(InvalidRequest::class, static fn () => $one->charge(self::WALLET, $wrong, intent: 'a'));
        }
        self::thrown(\TypeError::class, static fn () => $one->charge(self::WALLET, 1.5, intent: 'a'));
        self::assertSame([], $loopback->requests());
    }
}
