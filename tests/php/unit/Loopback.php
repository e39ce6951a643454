<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Tests;

/**
 * A server in a process of its own that notes what it is asked, and answers as it is told.
 */
final class Loopback
{
    public readonly string $url;

    private readonly Program $program;

    private static ?self $shared = null;

    private function __construct()
    {
        $this->program = new Program([PHP_BINARY, '-n', __DIR__ . '/server.php']);
        $this->url = 'http://' . trim($this->program->ready);
    }

    /**
     * The one of this process, which has been asked nothing yet and answers 200 {}.
     */
    public static function empty(): self
    {
        self::$shared ??= new self();
        self::$shared->answer();
        return self::$shared;
    }

    /**
     * What is answered from now on: the first of these that has the request's method and path, where it names them.
     *
     * @param array<string, mixed> ...$answers with method, path, status, body and headers, or some of them
     */
    public function answer(array ...$answers): void
    {
        $text = static fn (array $one): array => ['body' => self::text($one['body'] ?? null)] + $one;
        $texts = array_map($text, $answers);
        $this->ask('POST', 'answers', json_encode(['answers' => $texts], JSON_THROW_ON_ERROR));
    }

    /**
     * Holds all answers until so many requests wait for one.
     */
    public function hold(int $count): void
    {
        $this->ask('POST', 'hold', json_encode(['count' => $count], JSON_THROW_ON_ERROR));
    }

    /**
     * @param int $count waits until so many have come
     * @return list<Sent> what came since it was told what to answer
     */
    public function requests(int $count = 0): array
    {
        return array_map(
            static fn (array $one): Sent => new Sent(...['body' => base64_decode($one['body'])] + $one),
            $this->told($count)['requests']
        );
    }

    public function mostAtOnce(): int
    {
        return $this->told()['most'];
    }

    private static function text(mixed $body): string
    {
        return base64_encode(is_string($body) ? $body : json_encode($body ?? new \stdClass(), JSON_THROW_ON_ERROR));
    }

    /**
     * @return array<string, mixed>
     */
    private function told(int $count = 0): array
    {
        return json_decode($this->ask('GET', "requests?{$count}"), true, 64, JSON_THROW_ON_ERROR);
    }

    private function ask(string $method, string $path, string $content = ''): string
    {
        $http = ['method' => $method, 'content' => $content, 'header' => 'content-type: application/json'];
        $context = stream_context_create(['http' => $http + ['timeout' => 20], 'socket' => ['tcp_nodelay' => true]]);
        return file_get_contents("{$this->url}/-/{$path}", false, $context);
    }
}
