<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

// `php worker.php`: does what is due, until it is told to end. It sends what is only planned, asks again where no
// answer came, and reads what notifications are about. One is enough; more do no harm.

require __DIR__ . '/autoload.php';

use SavedWallet\Client;
use SavedWallet\Engine;
use Shop\Charging;
use Shop\Data;
use Shop\Flows;

$engine = Engine::fromEnv(Client::fromEnv(channel: 'Web'), rules: Flows::load(tested: true));
$charging = new Charging(new Data(getenv('SHOP_DATABASE')), $engine);
$isEnded = false;
pcntl_async_signals(true);
foreach ([SIGTERM, SIGINT] as $signal) {
    pcntl_signal($signal, static function () use (&$isEnded): void {
        $isEnded = true;
    });
}
while (!$isEnded) {
    $engine->run(deadline: 5.0);
    $charging->catchUp();
    usleep(200_000); // a signal ends it
}
