<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Tests;

use SavedWallet\{Client, Effect, Flow, NextStep, Retry};
use SavedWallet\Exception\{
    AmazonException, Conflict, Declined, InvalidRequest, NoAnswer, NotAuthorized, NotFound, ProtocolError, Refused,
    SavedWalletException, ServerError, Throttled
};

/**
 * How it fails, and what is told then.
 */
final class ErrorsTest extends Cases
{
    public static function kinds(): array
    {
        return [
            [400, 'InvalidParameterValue', Refused::class, 'none', 'never', 'fix_request'],
            [403, 'InvalidRequestSignature', NotAuthorized::class, 'none', 'same_key', 'fix_request'],
            [404, 'ResourceNotFound', NotFound::class, 'none', 'never', 'fix_request'],
            [409, 'DuplicateIdempotencyKey', Conflict::class, 'none', 'never', 'fix_request'],
            [422, 'HardDeclined', Declined::class, 'none', 'new_key', 'update_wallet'],
            [422, 'SoftDeclined', Declined::class, 'none', 'new_key', 'wait'],
            [422, 'TransactionAmountExceeded', Refused::class, 'none', 'new_key', 'lower_amount'],
            [422, 'NewSinceThen', Conflict::class, 'none', 'never', 'stop'],
            [429, 'TooManyRequests', Throttled::class, 'none', 'same_key', 'wait'],
            [500, 'InternalServerError', ServerError::class, 'unknown', 'same_key', 'wait'],
            [302, 'Elsewhere', ProtocolError::class, 'unknown', 'same_key', 'fix_request'],
        ];
    }

    /**
     * @dataProvider kinds
     */
    public function testAnErrorSaysWhatToDo(
        int $status,
        string $reason,
        string $class,
        string $effect,
        string $retry,
        string $step
    ): void {
        $loopback = Loopback::empty();
        $body = ['reasonCode' => $reason, 'message' => 'because'];
        $loopback->answer(['status' => $status, 'body' => $body, 'headers' => ['retry-after' => '7']]);
        $one = self::recorded($loopback, ['maxAttempts' => 1]);
        $charge = static fn () => $one->charge(self::WALLET, '1.00 EUR', intent: 'ride:81', attempt: 2);
        $error = self::thrown($class, $charge);
        self::assertInstanceOf(AmazonException::class, $error);
        self::assertSame(
            [Effect::from($effect), Retry::from($retry), NextStep::from($step)],
            [$error->effect, $error->retry, $error->nextStep],
            "{$error->effect->value} {$error->retry->value} {$error->nextStep->value}"
        );
        self::assertSame([$status, 'request-1', 1], [$error->httpStatus, $error->requestId, $error->attempts]);
        self::assertSame($status === 302 ? '' : $reason, $error->reasonCode);
        self::assertSame(['ride:81', 2], [$error->intent, $error->attempt]);
        self::assertSame($one->idempotencyKey('createCharge', 'ride:81', 2), $error->idempotencyKey);
        if ($status === 429 || $status === 500) {
            self::assertSame(7, $error->retryAfter);
        }
        if ($status !== 302) {
            self::assertStringContainsString($reason, $error->getMessage());
        }
    }

    public function testEachErrorOfTheTableIsMadeWithAllThatWasTold(): void
    {
        foreach (self::free('names')['code'] as $code) {
            $told = [
                'code' => $code, 'message' => 'm', 'effect' => 'unknown', 'retry' => 'same_key', 'next_step' => 'wait',
                'reason_code' => 'R', 'http_status' => 500, 'request_id' => 'r', 'idempotency_key' => 'k',
                'field' => '/f', 'attempts' => 2, 'retry_after_s' => 3,
            ];
            $one = SavedWalletException::of(['error' => $told, 'id' => 'S01'], 'ride:81', 2);
            self::assertSame($code, $one->errorCode);
            self::assertSame(
                [Effect::Unknown, Retry::SameKey, NextStep::Wait, 'R', 500, 'r', 'k', '/f', 2, 3, 'ride:81', 2],
                [
                    $one->effect, $one->retry, $one->nextStep, $one->reasonCode, $one->httpStatus, $one->requestId,
                    $one->idempotencyKey, $one->field, $one->attempts, $one->retryAfter, $one->intent, $one->attempt,
                ]
            );
            self::assertSame(['id' => 'S01'], $one->answer);
            self::assertNotSame('', SavedWalletException::of(['error' => ['code' => $code]])->getMessage());
        }
        $unknown = SavedWalletException::of(['error' => ['code' => 'new since then', 'message' => 'm']]);
        self::assertInstanceOf(ProtocolError::class, $unknown);
    }

    public function testNoAnswerSaysToSendTheSameIntentAgain(): void
    {
        $emulator = Emulator::empty();
        $client = self::client($emulator);
        $wallet = $emulator->saveWallet($client);
        $emulator->fault('createCharge', 'reset_after');
        $once = self::client($emulator, ['maxAttempts' => 1]);
        $charge = static fn () => $once->charge($wallet, '1.00 EUR', intent: 'ride:81');
        $error = self::thrown(NoAnswer::class, $charge, 'again, never a new one (the intent is "ride:81")');
        self::assertSame([Effect::Unknown, Retry::SameKey, null], [$error->effect, $error->retry, $error->httpStatus]);
        $emulator->control('DELETE', 'faults');
        self::assertCount(1, $emulator->charges());
        self::assertSame('Captured', $client->charge($wallet, '1.00 EUR', intent: $error->intent)->state);
        self::assertCount(1, $emulator->charges());
        $body = ['chargePermissionId' => $wallet, 'chargeAmount' => ['amount' => '1.00', 'currencyCode' => 'EUR']];
        $body += ['captureNow' => true, 'chargeInitiator' => 'MITU', 'channel' => 'Web'];
        $emulator->fault('createCharge', 'reset_before');
        $create = static fn () => $once->createCharge($body, idempotencyKey: 'key-1');
        $error = self::thrown(NoAnswer::class, $create, 'never a new one');
        self::assertSame('key-1', $error->idempotencyKey);
        self::assertStringNotContainsString('the intent is', $error->getMessage());
        self::assertNull($error->intent);
    }

    public function testWhatChangedNothingIsNotSaidToBeUnknown(): void
    {
        $nobody = self::recorded(Loopback::empty(), ['baseUrl' => 'http://127.0.0.1:9']);
        $error = self::thrown(NoAnswer::class, static fn () => $nobody->getCharge('S01-1'));
        self::assertStringNotContainsString('never a new one', $error->getMessage());
        self::assertSame(Effect::None, $error->effect);
    }

    public function testEachFailureOfAConnectionIsOneOfOurs(): void
    {
        $emulator = Emulator::empty();
        $client = self::client($emulator);
        $wallet = $emulator->saveWallet($client);
        $once = self::client($emulator, ['maxAttempts' => 1]);
        $faults = ['reset_before', 'reset_after', 'truncated', 'wrong_length', 'empty', 'malformed'];
        foreach ($faults as $number => $fault) {
            $emulator->fault('createCharge', $fault);
            try {
                $once->charge($wallet, '1.00 EUR', intent: "ride:{$number}");
                self::fail($fault);
            } catch (NoAnswer | ProtocolError $error) {
                self::assertSame([Effect::Unknown, Retry::SameKey], [$error->effect, $error->retry], $fault);
            }
            $emulator->control('DELETE', 'faults');
            $receipt = $client->charge($wallet, '1.00 EUR', intent: "ride:{$number}");
            self::assertSame('Captured', $receipt->state, $fault);
            self::assertCount($number + 1, $emulator->charges(), $fault);
        }
    }

    public function testWhatFailsForAMomentIsSentAgain(): void
    {
        $emulator = Emulator::empty();
        $client = self::client($emulator, ['namespace' => 'again']);
        $wallet = $emulator->saveWallet($client);
        $emulator->fault('createCharge', 'error_before', ['status' => 503, 'when' => ['nth' => 1]]);
        self::assertSame('Captured', $client->charge($wallet, '1.00 EUR', intent: 'ride:1')->state);
        $emulator->fault('getCharge', 'too_many_requests', ['retryAfter' => '1', 'when' => ['nth' => 1]]);
        $answer = $client->getCharge($emulator->charges()[0]['chargeId']);
        self::assertSame([200, 2], [$answer->status, $answer->attempts]);
    }

    public function testAnAnswerThatIsNotAboutWhatWasAskedIsNoAnswerOfAmazons(): void
    {
        $loopback = Loopback::empty();
        $one = self::recorded($loopback);
        $bodies = ['<html>', '[]', '5', '', str_repeat('[', 5000), "{\"chargeId\":\"\xff\"}", '{"chargeId":"another"}'];
        foreach ($bodies as $body) {
            $loopback->answer(['body' => $body]);
            $error = self::thrown(ProtocolError::class, static fn () => $one->getCharge('chargeId-1'));
            self::assertSame('request-1', $error->requestId);
        }
    }

    public static function cNames(): array
    {
        $url = 'https://shop.example/?amazonCheckoutSessionId=a';
        return [
            [static fn (Client $one) => $one->finish($url, browserSession: ''), 'or write new SavedWallet\Unbound()'],
            [
                static fn (Client $one) => $one->charge(self::WALLET, '1.00 EUR', intent: 'a', returnUrl: $url),
                'whose browser comes back; or new SavedWallet\Unbound()',
            ],
            [
                static fn (Client $one) => $one->finish($url, browserSession: 's', flow: Flow::SetupOnly),
                'with new SavedWallet\Unbound() only',
            ],
            [
                static fn (Client $one) => $one
                    ->button(Flow::SetupOnly, $url, browserSession: 's', cancelUrl: $url, stateTtl: -1),
                'state_ttl is -1',
            ],
            [static fn (Client $one) => $one->receive('{}'), 'max_age is -1'],
        ];
    }

    /**
     * @dataProvider cNames
     */
    public function testAMessageNamesThingsAsPhpDoes(\Closure $use, string $text): void
    {
        $loopback = Loopback::empty();
        $one = self::recorded($loopback, ['maxAge' => -1]);
        $refused = self::thrown(InvalidRequest::class, static fn () => $use($one), $text);
        self::assertDoesNotMatchRegularExpression('/sw_|SW_|_s\b|_ms\b/', $refused->getMessage() . $refused->field);
        self::assertSame([], $loopback->requests());
    }

    public function testAChargesUrlIsSentToTheMethodThatTakesIt(): void
    {
        $loopback = Loopback::empty();
        $loopback->answer(['body' => ['chargePermissionId' => self::WALLET] + self::WHOLE]);
        $one = self::recorded($loopback);
        $more = ['returnUrl' => 'https://shop.example/', 'browserSession' => 's', 'initiator' => 'CITU'];
        $one->charge(self::WALLET, '1.00 EUR', 'a', ...$more);
        $sent = json_decode($loopback->requests()[0]->body, true);
        $finish = static fn () => $one->finish($sent['webCheckoutDetails']['checkoutResultReturnUrl'], 's');
        self::thrown(InvalidRequest::class, $finish, 'use finishCharge');
    }

    public function testAMessageIsOneLine(): void
    {
        $loopback = Loopback::empty();
        $loopback->answer(['status' => 400, 'body' => ['reasonCode' => 'Bad', 'message' => "two\nlines\x1b[31m\0"]]);
        $error = self::thrown(Refused::class, static fn () => self::recorded($loopback)->getCharge('a'));
        self::assertDoesNotMatchRegularExpression('/[\x00-\x1f]/', $error->getMessage());
    }
}
