<?php

// SPDX-License-Identifier: Apache-2.0
// What the workers of test_fpm.py run: one call, or one charge of an engine, and what it took.

declare(strict_types=1);

use SavedWallet\Client;
use SavedWallet\Engine;
use SavedWallet\Exception\SavedWalletException;

$start = hrtime(true);
require $_SERVER['TESTED_BUILD'] . '/php/autoload.php';
$told = ['pid' => getmypid(), 'at' => $start];
try {
    $client = Client::fromEnv();
    $told['made_us'] = intdiv(hrtime(true) - $start, 1000);
    $told['key_id'] = $client->__debugInfo()['public_key_id'];
    $before = hrtime(true);
    if (isset($_GET['intent'])) {
        $engine = new Engine($client, $_SERVER['DOCUMENT_ROOT'] . '/journal');
        $told['opened_us'] = intdiv(hrtime(true) - $before, 1000);
        $made = $engine->charge($_GET['wallet'], '18.40 EUR', $_GET['intent'], 10.0, initiator: 'MITU', channel: 'Web');
        $told['charge'] = $made->chargeId;
    } else {
        $told['status'] = $client->getCharge($_GET['charge'])->status;
    }
    $told['call_us'] = intdiv(hrtime(true) - $before, 1000);
} catch (SavedWalletException $failure) {
    $told += ['error' => $failure->errorCode, 'reason' => $failure->reasonCode, 'message' => $failure->getMessage()];
}
header('content-type: application/json');
echo json_encode($told, JSON_THROW_ON_ERROR);
