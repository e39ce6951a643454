<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Tests;

use SavedWallet\Client;
use SavedWallet\Exception\{InvalidRequest, ServerError};

/**
 * What a logger of PSR-3 is told.
 */
final class LogTest extends Cases
{
    /**
     * @return array{Client, Logger}
     */
    private static function logged(Loopback $loopback, ?string $level): array
    {
        $logger = new Logger();
        $more = $level === null ? [] : ['logLevel' => $level];
        return [self::recorded($loopback, ['logger' => $logger, 'maxAttempts' => 1] + $more), $logger];
    }

    public function testAnAnswerIsALine(): void
    {
        $loopback = Loopback::empty();
        $loopback->answer(['body' => self::WHOLE]);
        [$client, $logger] = self::logged($loopback, null);
        $client->getCharge('chargeId-1');
        [[$level, $line, $context]] = $logger->lines;
        self::assertSame('info', $level);
        self::assertStringStartsWith('getCharge', $line);
        self::assertStringContainsString('http_status=200', $line);
        self::assertStringContainsString('request_id=request-1', $line);
        self::assertSame('request-1', $context['savedwallet']['request_id']);
    }

    public function testALevelSaysHowMuch(): void
    {
        $counts = [];
        foreach (['error', 'warning', 'info', 'debug'] as $level) {
            $loopback = Loopback::empty();
            $loopback->answer(['body' => self::WHOLE]);
            [$client, $logger] = self::logged($loopback, $level);
            $client->getCharge('chargeId-1');
            $counts[$level] = count($logger->lines);
        }
        self::assertSame([0, 0], [$counts['error'], $counts['warning']]);
        self::assertGreaterThan($counts['info'], $counts['debug']);
        [$client] = self::logged($loopback, 'loud');
        self::thrown(InvalidRequest::class, static fn () => $client->getCharge('chargeId-1'), 'loud');
    }

    public function testAFailureIsToldOf(): void
    {
        $loopback = Loopback::empty();
        $loopback->answer(['status' => 500, 'body' => ['reasonCode' => 'InternalServerError', 'message' => 'no']]);
        [$client, $logger] = self::logged($loopback, 'warning');
        self::thrown(ServerError::class, static fn () => $client->getCharge('chargeId-1'));
        self::assertNotSame([], $logger->lines);
        self::assertSame([], array_diff($logger->levels(), ['error', 'warning']));
        self::assertStringContainsString('InternalServerError', $logger->text());
    }

    public function testALoggerBelongsToTheObjectThatWasGivenIt(): void
    {
        $loopback = Loopback::empty();
        $loopback->answer(['body' => self::WHOLE]);
        [$one, $first] = self::logged($loopback, 'info');
        [$two, $second] = self::logged($loopback, 'info');
        $two->getCharge('chargeId-1');
        self::assertSame([0, 1], [count($first->lines), count($second->lines)]);
        $one->getCharge('chargeId-1');
        self::assertSame([1, 1], [count($first->lines), count($second->lines)]);
    }

    public function testWhoseEventsOfManyCallsAreToldToo(): void
    {
        $loopback = Loopback::empty();
        $loopback->answer(['body' => self::WHOLE]);
        [$client, $logger] = self::logged($loopback, 'info');
        $client->callMany(array_fill(0, 7, new \SavedWallet\Call('getCharge', 'chargeId-1')));
        self::assertCount(7, $logger->lines);
    }
}
