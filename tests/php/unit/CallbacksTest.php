<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Tests;

use SavedWallet\{Call, Client, Effect, Response, Retry};
use SavedWallet\Exception\{CallbackFailed, Declined};

/**
 * Functions of the caller's that fail: nothing of what Amazon did, or may have done, is lost with them.
 */
final class CallbacksTest extends Cases
{
    private const CHARGE = ['body' => ['chargePermissionId' => self::WALLET] + self::WHOLE];

    private static function signedBy(Loopback $loopback, callable $sign, array $over = []): Client
    {
        return self::recorded($loopback, $over + ['sign' => $sign, 'privateKey' => null]);
    }

    /**
     * What PHP's own log is told meanwhile.
     */
    private function toldWhile(callable $do): string
    {
        $file = $this->fileOf('');
        $before = ini_set('error_log', $file);
        try {
            $do();
        } finally {
            ini_set('error_log', $before);
        }
        return file_get_contents($file);
    }

    public function testASignThatThrowsIsTheCauseOfAnErrorThatSaysWhatWasMeant(): void
    {
        $loopback = Loopback::empty();
        $mine = new \DomainException('the HSM is out');
        $one = self::signedBy($loopback, static fn () => throw $mine);
        $charge = static fn () => $one->charge(self::WALLET, '1.00 EUR', intent: 'ride:81', attempt: 2);
        $error = self::thrown(CallbackFailed::class, $charge);
        self::assertSame($mine, $error->getPrevious());
        self::assertSame([Effect::None, Retry::Never], [$error->effect, $error->retry]);
        self::assertSame(['ride:81', 2], [$error->intent, $error->attempt]);
        self::assertSame($one->idempotencyKey('createCharge', 'ride:81', 2), $error->idempotencyKey);
        self::assertSame([], $loopback->requests());
    }

    public function testASignThatThrowsAtTheNextTryLeavesTheOutcomeUnknown(): void
    {
        $loopback = Loopback::empty();
        $loopback->answer(['status' => 500, 'body' => ['reasonCode' => 'InternalServerError']]);
        $tries = 0;
        $sign = static function () use (&$tries): string {
            return ++$tries === 1 ? 'x' : throw new \DomainException('away');
        };
        $one = self::signedBy($loopback, $sign);
        $charge = static fn () => $one->charge(self::WALLET, '1.00 EUR', intent: 'ride:81');
        $error = self::thrown(CallbackFailed::class, $charge, 'not known whether it was carried out');
        self::assertSame([Effect::Unknown, Retry::SameKey], [$error->effect, $error->retry]);
        self::assertSame(['ride:81', 1], [$error->intent, $error->attempts]);
        self::assertInstanceOf(\DomainException::class, $error->getPrevious());
        self::assertCount(1, $loopback->requests());
    }

    public static function noSignatures(): array
    {
        return [
            [5, \TypeError::class, 'bytes of a signature'],
            ['', \ValueError::class, 'not 0'],
            [str_repeat('x', 1025), \ValueError::class, '1 to 1024 bytes'],
        ];
    }

    /**
     * @dataProvider noSignatures
     */
    public function testWhatIsNoSignatureIsToldInTheCause(mixed $given, string $class, string $text): void
    {
        $loopback = Loopback::empty();
        $one = self::signedBy($loopback, static fn () => $given);
        $alone = self::thrown(CallbackFailed::class, static fn () => $one->getCharge('a'));
        [$ofMany] = $one->callMany([new Call('getCharge', 'a')]);
        self::assertInstanceOf(CallbackFailed::class, $ofMany);
        foreach ([$alone, $ofMany] as $error) {
            self::assertInstanceOf($class, $error->getPrevious());
            self::assertStringContainsString($text, $error->getPrevious()->getMessage());
        }
        self::assertSame([], $loopback->requests());
    }

    public function testEachOfManyHasTheFailureOfItsOwnSignature(): void
    {
        $loopback = Loopback::empty();
        $loopback->answer(self::CHARGE);
        $count = 0;
        $sign = static function () use (&$count): string {
            $number = ++$count;
            return $number % 3 === 0 ? throw new \DomainException("signature {$number}") : 'x';
        };
        $answers = self::signedBy($loopback, $sign)->callMany(array_fill(0, 30, new Call('getCharge', 'chargeId-1')));
        foreach ($answers as $key => $answer) {
            $isSent = ($key + 1) % 3 !== 0;
            self::assertInstanceOf($isSent ? Response::class : CallbackFailed::class, $answer);
            $isSent || self::assertSame('signature ' . ($key + 1), $answer->getPrevious()->getMessage());
        }
        self::assertCount(20, $loopback->requests());
    }

    public function testALoggerThatThrowsTakesNoAnswerWithIt(): void
    {
        $loopback = Loopback::empty();
        $loopback->answer(self::CHARGE);
        $logger = new Logger();
        $logger->then = static fn () => throw new \DomainException('canary: the disk is full');
        $one = self::recorded($loopback, ['logger' => $logger, 'logLevel' => 'debug']);
        $told = $this->toldWhile(static function () use ($one): void {
            $charge = $one->charge(self::WALLET, '1.00 EUR', intent: 'ride:81');
            self::assertSame('Captured', $charge->state);
        });
        self::assertGreaterThan(1, count($logger->lines));
        self::assertSame(1, substr_count($told, "\n"), 'once a call');
        self::assertStringContainsString('the logger threw DomainException at ' . __FILE__, $told);
        self::assertStringNotContainsString('canary', $told);
    }

    public function testALoggerThatThrowsTakesNoErrorWithIt(): void
    {
        $loopback = Loopback::empty();
        $loopback->answer(['status' => 422, 'body' => ['reasonCode' => 'HardDeclined', 'message' => 'no']]);
        $logger = new Logger();
        $logger->then = static fn () => throw new \Error('gone');
        $one = self::recorded($loopback, ['logger' => $logger]);
        $charge = static fn () => $one->charge(self::WALLET, '1.00 EUR', intent: 'ride:81');
        $told = $this->toldWhile(static fn () => self::thrown(Declined::class, $charge));
        self::assertStringContainsString('the logger threw Error', $told);
    }

    public function testALoggerThatThrowsTakesNoneOfManyWithIt(): void
    {
        $loopback = Loopback::empty();
        $loopback->answer(self::CHARGE);
        $logger = new Logger();
        $logger->then = static fn () => throw new \DomainException('the disk is full');
        $one = self::recorded($loopback, ['logger' => $logger, 'logLevel' => 'debug']);
        $calls = array_fill(0, 20, new Call('getCharge', 'chargeId-1')) + ['b' => new Call('nonsense')];
        $answers = [];
        $told = $this->toldWhile(static function () use ($one, $calls, &$answers): void {
            $answers = $one->callMany($calls);
        });
        self::assertSame(array_keys($calls), array_keys($answers));
        self::assertContainsOnlyInstancesOf(Response::class, array_slice($answers, 0, 20));
        self::assertSame(1, substr_count($told, "\n"));
        self::assertGreaterThan(20, count($logger->lines));
    }

    /**
     * @return iterable<string, array{string, string}>
     */
    public static function exits(): iterable
    {
        $functions = [
            'sign' => 'sign: static fn () => exit(7)',
            'a logger' => 'sign: static fn () => "x", logger: $logger, logLevel: "debug"',
        ];
        foreach ($functions as $name => $function) {
            yield $name => [$function, '$client->getCharge("a")'];
            yield "{$name}, of many" => [$function, '$client->callMany([new SavedWallet\Call("getCharge", "a")])'];
        }
    }

    /**
     * @dataProvider exits
     */
    public function testExitLeavesTheProgram(string $function, string $call): void
    {
        $file = $this->fileOf('<?php
            require getenv("TESTED_BUILD") . "/php/autoload.php";
            interface_exists(Psr\Log\LoggerInterface::class) || require $argv[1] . "/LoggerInterface.php";
            require $argv[1] . "/Logger.php";
            register_shutdown_function(static fn () => print("the end"));
            $logger = new SavedWallet\Tests\Logger();
            $logger->then = static fn () => exit(7);
            $client = new SavedWallet\Client(region: "eu", publicKeyId: "SANDBOX-A", baseUrl: "http://127.0.0.1:9",
                ' . $function . ');
            try {
                ' . $call . ';
            } catch (\Throwable) {
                echo "caught";
            }
            echo "not here";');
        exec(implode(' ', array_map(escapeshellarg(...), [PHP_BINARY, $file, __DIR__])), $lines, $code);
        self::assertSame([['the end'], 7], [$lines, $code]);
    }
}
