<?php

// SPDX-License-Identifier: Apache-2.0
// charge.php BUILD URL TOKEN : saves a wallet at the emulator of the environment, charges it, prints the charge's id.

declare(strict_types=1);

use SavedWallet\{Client, Flow};

[, $build, $url, $token] = $argv;
require "{$build}/php/autoload.php";
$client = Client::fromEnv(stateSecret: '0123456789abcdef0123', initiator: 'MITU', channel: 'Web');
$button = $client->button(Flow::SetupOnly, 'https://shop.example/a', 'sid', 'https://shop.example/b');
$context = stream_context_create(['http' => [
    'method' => 'POST',
    'header' => "x-emulator-token: {$token}\r\ncontent-type: application/json",
    'content' => json_encode([
        'payload' => $button->payloadJson,
        'signature' => $button->signature,
        'public_key_id' => $button->publicKeyId,
        'algorithm' => $button->algorithm,
        'product_type' => 'PayOnly',
        'card' => '1111',
        'consent' => true,
    ]),
]]);
$back = json_decode(file_get_contents("{$url}/emulator/api/checkout", false, $context))->url;
$wallet = $client->finish($back, 'sid')->chargePermissionId;
echo $client->charge($wallet, '18.40 EUR', intent: 'ride:81')->id;
