<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Tests;

use SavedWallet\Client;
use SavedWallet\Exception\{CallbackFailed, FileError, InvalidRequest, SavedWalletException, SignatureMismatch};

/**
 * Notifications: Amazon's are believed, all others are not.
 */
final class ReceiveTest extends Cases
{
    /** @var list<string> what the emulator sent: of a charge, and of another */
    private static array $bodies = [];

    private Emulator $emulator;

    protected function setUp(): void
    {
        $this->emulator = Emulator::empty();
        if (self::$bodies === []) {
            $loopback = Loopback::empty();
            $client = self::client($this->emulator);
            $wallet = $this->emulator->saveWallet($client);
            $this->emulator->control('PUT', 'notifications', ['url' => "{$loopback->url}/ipn"]);
            $client->charge($wallet, '1.00 EUR', intent: 'a', authorizeOnly: true);
            $client->charge($wallet, '2.00 EUR', intent: 'b', authorizeOnly: true);
            $charges = static fn (Sent $sent): bool => str_contains($sent->body, 'CHARGE\"');
            for ($count = 1; count(self::$bodies) < 2; $count++) {
                $sent = array_filter($loopback->requests($count), $charges);
                self::$bodies = array_values(array_map(static fn (Sent $one): string => $one->body, $sent));
            }
        }
    }

    /**
     * @param array<string, mixed> $over
     */
    private function receiver(array $over = []): Client
    {
        return self::client($this->emulator, $over + ['certificateFile' => $this->emulator->ready['sns_cert_file']]);
    }

    public function testAnAuthenticMessageIsRead(): void
    {
        $note = $this->receiver()->receive(self::$bodies[0]);
        self::assertSame(['notification', 'CHARGE', 'getCharge'], [$note->kind, $note->objectType, $note->operation]);
        self::assertSame($this->emulator->ready['merchant_id'], $note->merchantId);
        self::assertStringStartsWith('S0', $note->objectId);
        self::assertStringStartsWith('arn:aws:sns:', $note->topicArn);
        self::assertStringContainsString($note->objectId, print_r($note, true));
    }

    public static function forged(): array
    {
        return [
            'another object' => [static fn (string $body): string => str_replace('S02-', 'S03-', $body)],
            'another merchant' => [
                static fn (string $body): string => strtr($body, ['A2EMULATOR0001' => 'A2EMULATOR0002']),
            ],
            'another time' => [
                static fn (string $body): string => self::with($body, 'Timestamp', gmdate('Y-m-d\TH:i:s.001\Z')),
            ],
            'another message' => [static fn (string $body): string => self::with($body, 'MessageId', 'a')],
            'another topic' => [
                static fn (string $body): string => self::with($body, 'TopicArn', 'arn:aws:sns:eu-west-1:1234567890:x'),
            ],
            'no signature' => [static fn (string $body): string => self::with($body, 'Signature', '')],
            'a signature of nonsense' => [static fn (string $body): string => self::with($body, 'Signature', 'AAAA')],
            'a certificate elsewhere' => [
                static fn (string $body): string => self::with($body, 'SigningCertURL', 'https://evil.example/a.pem'),
            ],
            'an empty object' => [static fn (): string => '{}'],
            'nothing' => [static fn (): string => ''],
            'no JSON' => [static fn (): string => '<xml/>'],
            'a list' => [static fn (): string => '[1]'],
            'no UTF-8' => [static fn (): string => "{\"a\":\"\xff\"}"],
            'half of it' => [static fn (string $body): string => substr($body, 0, intdiv(strlen($body), 2))],
            'very much' => [static fn (): string => str_repeat('x', 5_000_000)],
        ];
    }

    private static function with(string $body, string $name, string $value): string
    {
        return json_encode([$name => $value] + json_decode($body, true), JSON_UNESCAPED_SLASHES);
    }

    /**
     * @dataProvider forged
     */
    public function testAForgedMessageIsRefusedAndAnsweredWith400(\Closure $forge): void
    {
        $body = $forge(self::$bodies[0]);
        self::assertNotSame(self::$bodies[0], $body);
        try {
            $this->receiver()->receive($body);
            self::fail('it was believed');
        } catch (SavedWalletException $refused) {
            self::assertSame(400, $refused->answerStatus(), $refused->getMessage());
            self::assertDoesNotMatchRegularExpression('/[\x00-\x1f]/', $refused->getMessage());
        }
    }

    public function testTopicsThatArePinnedAreTheOnlyOnes(): void
    {
        $topic = json_decode(self::$bodies[0], true)['TopicArn'];
        self::assertSame($topic, $this->receiver(['topics' => [$topic]])->receive(self::$bodies[0])->topicArn);
        $other = $this->receiver(['topics' => ['arn:aws:sns:eu-west-1:291180941288:other']]);
        self::thrown(SignatureMismatch::class, static fn () => $other->receive(self::$bodies[0]), 'topic');
    }

    public function testWhatWasThereBeforeIsAnsweredWith200(): void
    {
        $there = [];
        $seen = static function (string $id, int $time) use (&$there): bool {
            self::assertGreaterThan(1.7e12, $time);
            return in_array($id, $there, true) || !($there[] = $id);
        };
        $client = $this->receiver(['seen' => $seen]);
        $note = $client->receive(self::$bodies[0]);
        self::assertSame([$note->messageId], $there);
        $again = self::thrown(SignatureMismatch::class, static fn () => $client->receive(self::$bodies[0]));
        self::assertSame(200, $again->answerStatus());
        $client->receive(self::$bodies[1]);
        self::assertCount(2, $there);
        self::thrown(InvalidRequest::class, static fn () => $client->receive('{}'));
        $forged = str_replace('S02-', 'S03-', self::$bodies[0]);
        self::thrown(SignatureMismatch::class, static fn () => $client->receive($forged));
        self::assertCount(2, $there, 'nobody is asked for a message that is not authentic');
    }

    public function testASeenThatThrowsIsTheCauseOfAFailureOfTheServer(): void
    {
        $mine = new \DomainException('no database');
        $client = $this->receiver(['seen' => static fn () => throw $mine]);
        $error = self::thrown(CallbackFailed::class, static fn () => $client->receive(self::$bodies[0]));
        self::assertSame([$mine, 500], [$error->getPrevious(), $error->answerStatus()]);
    }

    public function testWhatNewTopicThrowsGoesThroughBeforeTheMessageIsNoted(): void
    {
        $mine = new \DomainException('no database');
        $noted = 0;
        $seen = static function () use (&$noted): bool {
            return $noted++ > 0;
        };
        $client = $this->receiver(['seen' => $seen, 'newTopic' => static fn () => throw $mine, 'maxAge' => 3999]);
        $receive = static fn () => $client->receive(self::$bodies[0]);
        self::assertSame($mine, self::thrown(\DomainException::class, $receive));
        self::assertSame(0, $noted);
        self::assertNotSame('', $receive()->objectId);
    }

    public function testATopicIsTold(): void
    {
        $told = [];
        $client = $this->receiver(['maxAge' => 4000, 'newTopic' => static function (string $arn) use (&$told): void {
            $told[] = $arn;
        }]);
        $client->receive(self::$bodies[0]);
        $client->receive(self::$bodies[1]);
        self::assertSame([json_decode(self::$bodies[0], true)['TopicArn']], $told);
    }

    public function testFunctionsBelongToTheObjectThatWasGivenThem(): void
    {
        $asked = [];
        $with = function (string $name) use (&$asked): Client {
            return $this->receiver(['seen' => static function () use ($name, &$asked): bool {
                $asked[] = $name;
                return false;
            }]);
        };
        [$one, $two, $three] = [$with('one'), $with('two'), $this->receiver()];
        $two->receive(self::$bodies[0]);
        $one->receive(self::$bodies[0]);
        $three->receive(self::$bodies[0]);
        self::assertSame(['two', 'one'], $asked);
    }

    public function testWhatIsNoTextIsATypeError(): void
    {
        self::thrown(\TypeError::class, fn () => $this->receiver()->receive(['a']));
    }

    public function testACertificateThatIsNotThereIsAFailureOfTheServer(): void
    {
        $client = $this->receiver(['certificateFile' => '/nowhere']);
        $error = self::thrown(FileError::class, static fn () => $client->receive(self::$bodies[0]), '/nowhere');
        self::assertSame(500, $error->answerStatus());
    }
}
