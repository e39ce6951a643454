<?php

// SPDX-License-Identifier: Apache-2.0
// The server of Loopback.php: one process, HTTP/1.1, many connections. What is under /-/ is for the test itself.

declare(strict_types=1);

$listener = stream_socket_server('tcp://127.0.0.1:0', $code, $text);
stream_set_blocking(STDIN, false);
echo stream_socket_get_name($listener, false), "\n";

$peers = $texts = $noted = $answers = $held = $waiting = [];
$hold = $most = 0;

$send = static function (int $peer, int $status, array $headers, string $body) use (&$peers): void {
    $lines = "HTTP/1.1 {$status} X\r\ncontent-length: " . strlen($body) . "\r\n";
    foreach ($headers as $name => $value) {
        $lines .= "{$name}: {$value}\r\n";
    }
    $message = "{$lines}\r\n{$body}";
    stream_set_blocking($peers[$peer], true);
    while ($message !== '' && ($written = @fwrite($peers[$peer], $message)) > 0) {
        $message = substr($message, $written);
    }
    stream_set_blocking($peers[$peer], false);
    if (($headers['connection'] ?? '') === 'close') {
        stream_socket_shutdown($peers[$peer], STREAM_SHUT_WR);
    }
};

$answer = static function (int $peer, array $request) use (&$answers, $send): void {
    $headers = ['content-type' => 'application/json', 'x-amz-pay-request-id' => 'request-1'];
    $whole = "{$request['path']}?{$request['query']}";
    foreach ($answers as $one) {
        $isThat = ($one['method'] ?? $request['method']) === $request['method']
            && in_array($one['path'] ?? $request['path'], [$request['path'], $whole], true);
        if ($isThat) {
            $send($peer, $one['status'] ?? 200, ($one['headers'] ?? []) + $headers, base64_decode($one['body']));
            return;
        }
    }
    $send($peer, 200, $headers, '{}');
};

$tell = static function () use (&$noted, &$most, &$waiting, &$peers, $send): void {
    foreach ($waiting as $peer => $count) {
        if (count($noted) >= $count && isset($peers[$peer])) {
            $send($peer, 200, ['connection' => 'close'], json_encode(['requests' => $noted, 'most' => $most]));
            unset($waiting[$peer]);
        }
    }
};

$control = static function (
    int $peer,
    array $request
) use (
    &$answers,
    &$noted,
    &$hold,
    &$held,
    &$most,
    &$waiting,
    $send,
    $tell
): void {
    $given = json_decode(base64_decode($request['body']), true);
    switch ($request['path']) {
        case '/-/answers':
            [$answers, $noted, $held, $hold, $most] = [$given['answers'], [], [], 0, 0];
            break;
        case '/-/hold':
            $hold = $given['count'];
            break;
        default:
            $waiting[$peer] = (int) $request['query'];
            $tell();
            return;
    }
    $send($peer, 200, ['connection' => 'close'], '{}');
};

// One request out of what came, or null while it is not whole.
$take = static function (string &$text): ?array {
    $end = strpos($text, "\r\n\r\n");
    if ($end === false) {
        return null;
    }
    $lines = explode("\r\n", substr($text, 0, $end));
    [$method, $target] = explode(' ', array_shift($lines));
    $headers = [];
    foreach ($lines as $line) {
        [$name, $value] = explode(':', $line, 2);
        $headers[strtolower($name)] = trim($value);
    }
    $length = (int) ($headers['content-length'] ?? 0);
    if (strlen($text) < $end + 4 + $length) {
        return null;
    }
    $body = base64_encode(substr($text, $end + 4, $length));
    $text = substr($text, $end + 4 + $length);
    [$path, $query] = explode('?', $target, 2) + [1 => ''];
    return compact('method', 'path', 'query', 'headers', 'body');
};

for (;;) {
    $read = [-1 => STDIN, -2 => $listener] + $peers;
    [$write, $except] = [null, null];
    stream_select($read, $write, $except, null);
    if (isset($read[-1]) && fread(STDIN, 100) === '' && feof(STDIN)) {
        exit(0);
    }
    if (isset($read[-2]) && ($new = @stream_socket_accept($listener, 0)) !== false) {
        stream_set_blocking($new, false);
        $peers[(int) $new] = $new;
        $texts[(int) $new] = '';
    }
    unset($read[-1], $read[-2]);
    foreach ($read as $peer => $stream) {
        $piece = (string) fread($stream, 65536);
        if ($piece === '' && feof($stream)) {
            fclose($stream);
            unset($peers[$peer], $texts[$peer], $held[$peer], $waiting[$peer]);
            continue;
        }
        $texts[$peer] .= $piece;
        while (($request = $take($texts[$peer])) !== null) {
            if (str_starts_with($request['path'], '/-/')) {
                $control($peer, $request);
                continue;
            }
            $noted[] = $request;
            $held[$peer] = $request;
            $most = max($most, count($held));
            $tell();
            if (count($held) >= $hold) {
                $hold = 0;
                foreach ($held as $one => $waits) {
                    $answer($one, $waits);
                }
                $held = [];
            }
        }
    }
}
