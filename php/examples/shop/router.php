<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

// What every request begins with: `php -S 127.0.0.1:8000 -t php/examples/shop php/examples/shop/router.php`, or the
// front controller of a web server.

use SavedWallet\Client;
use SavedWallet\Engine;
use Shop\Answer;
use Shop\Data;
use Shop\Flows;
use Shop\Request;
use Shop\Shop;

if (preg_match('~^/static/[a-z]+\.(css|svg)(\?|$)~D', $_SERVER['REQUEST_URI']) === 1) {
    return false; // php -S sends the file
}

error_reporting(E_ALL);
ini_set('display_errors', '0');
ini_set('log_errors', '1');
set_error_handler(static function (int $level, string $message, string $file, int $line): never {
    throw new ErrorException($message, 0, $level, $file, $line);
});
require __DIR__ . '/autoload.php';

try {
    $over = getenv('SAVEDWALLET_STATE_SECRET') ? [] : ['stateSecret' => 'return URLs ' . getenv('SHOP_SECRET')];
    $client = Client::fromEnv(...['channel' => 'Web'] + $over); // this process keeps its key and connections
    $rules = Flows::load(tested: true);
    $shop = new Shop(
        $client,
        Engine::fromEnv($client, rules: $rules),
        $rules,
        new Data(getenv('SHOP_DATABASE') ?: throw new LogicException('SHOP_DATABASE names no file')),
        getenv('SHOP_ADMIN_PASSWORD') ?: null
    );
    // The bytes as they came: a notification's signature is over them. PHP reads forms by itself.
    $raw = (string) file_get_contents('php://input', false, null, 0, Request::LONGEST + 1);
    $shop->answer(Request::current($raw, getenv('SHOP_HTTPS') === '1'))->send();
} catch (Throwable $failure) {
    error_log((string) $failure);
    (new Answer(500, 'This did not work.', ['content-type' => 'text/plain']))->send();
}
