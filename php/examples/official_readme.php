<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

// What the README of Amazon's own SDK shows, with this library: once with Compat\AmazonPayClient, which takes and
// returns the same arrays, and once with Client. `savedwallet-emulator exec --region eu -- php official_readme.php`

require __DIR__ . '/../autoload.php';

use SavedWallet\Client;
use SavedWallet\Compat\AmazonPayClient;
use SavedWallet\Exception\AmazonException;
use SavedWallet\Exception\Declined;
use SavedWallet\Exception\NotFound;
use SavedWallet\Flow;
use SavedWallet\Money;

$store = getenv('SAVEDWALLET_STORE_ID');

// ---- As the README has it: one line is another, the class.

$config = [
    'public_key_id' => getenv('SAVEDWALLET_PUBLIC_KEY_ID'),
    'private_key' => getenv('SAVEDWALLET_PRIVATE_KEY_FILE'),
    'region' => getenv('SAVEDWALLET_REGION'),
    'override_service_url' => getenv('SAVEDWALLET_BASE_URL') ?: null, // the emulator; with Amazon leave these two out
    'ca_file' => getenv('SAVEDWALLET_CA_FILE') ?: null,
];
$client = new AmazonPayClient($config);

// Create Checkout Session. The key is one that you stored with the order: with uniqid() a repeat is a second session.
$payload = [
    'webCheckoutDetails' => [
        'checkoutReviewReturnUrl' => 'https://localhost/store/checkout_review',
        'checkoutResultReturnUrl' => 'https://localhost/store/checkout_result',
    ],
    'storeId' => $store,
    'chargePermissionType' => 'PaymentMethodOnFile',
    'paymentMethodOnFileMetadata' => ['setupOnly' => false],
];
$result = $client->createCheckoutSession($payload, ['x-amz-pay-Idempotency-Key' => 'order-7-session-1']);
if ($result['status'] !== 201) {
    exit("status={$result['status']}; response={$result['response']}\n");
}
$session = json_decode($result['response'], true)['checkoutSessionId'];
echo "created: {$result['status']}\n";

// Get Checkout Session.
$result = $client->getCheckoutSession($session);
$response = json_decode($result['response'], true);
echo "session: {$result['status']} {$response['statusDetails']['state']}\n";

// Update Checkout Session.
$result = $client->updateCheckoutSession($session, [
    'paymentDetails' => [
        'paymentIntent' => 'Authorize',
        'canHandlePendingAuthorization' => false,
        'chargeAmount' => ['amount' => '1.23', 'currencyCode' => 'EUR'],
    ],
    'merchantMetadata' => [
        'merchantReferenceId' => '2020-00000001',
        'merchantStoreName' => 'Store Name',
        'noteToBuyer' => 'Thank you for your order!',
    ],
]);
echo "updated: {$result['status']}\n";

// Capture Charge. An answer that says no is an array too; what was not answered is an exception.
try {
    $result = $client->captureCharge('S01-0000000-0000000-C000000', [
        'captureAmount' => ['amount' => '1.23', 'currencyCode' => 'EUR'],
        'softDescriptor' => 'For CC Statement',
    ], ['x-amz-pay-Idempotency-Key' => 'order-6-capture-1']);
    $response = json_decode($result['response'], true);
    echo "capture: {$result['status']} {$response['reasonCode']}\n";
} catch (\Exception $e) {
    echo "{$e->getMessage()}\n";
}

// In-store: Merchant Scan.
$result = $client->instoreMerchantScan([
    'scanData' => 'UKhrmatMeKdlfY6b',
    'scanReferenceId' => '0b8fb271-2ae2-49a5-b35d7',
    'merchantCOE' => 'DE',
    'ledgerCurrency' => 'EUR',
    'chargeTotal' => ['currencyCode' => 'EUR', 'amount' => '2.00'],
    'metadata' => [
        'merchantNote' => 'Merchant Name',
        'communicationContext' => ['merchantStoreName' => 'Store Name', 'merchantOrderId' => '789123'],
    ],
]);
echo "scan: {$result['status']}\n";

// Alexa Delivery Notifications.
$result = $client->deliveryTrackers([
    'amazonOrderReferenceId' => 'P01-0000000-0000000',
    'deliveryDetails' => [['trackingNumber' => '01234567890', 'carrierCode' => 'DHL']],
]);
echo "tracker: {$result['status']}\n";

// Button signature: over the very text that the page is given.
$button = '{"storeId":"' . $store . '","webCheckoutDetails":'
    . '{"checkoutReviewReturnUrl":"https://localhost/test/CheckoutReview.php",'
    . '"checkoutResultReturnUrl":"https://localhost/test/CheckoutResult.php"}}';
echo 'signature: ', strlen(base64_decode($client->generateButtonSignature($button), true)), " bytes\n";

// Manual signing.
$url = getenv('SAVEDWALLET_BASE_URL') . '/v2/in-store/merchantScan';
$headers = $client->getPostSignedHeaders('POST', $url, [], '{"scanData":"UKhrmatMeKdlfY6b"}');
echo 'signed: ', count(preg_grep('/^authorization:/i', $headers)), " authorization\n";

// ---- The same with Client: jobs where there are some, bodies as arrays, answers as objects, a no as an exception.

$amazon = Client::fromEnv(initiator: 'MITU', channel: 'Web');

// A button needs no Create Checkout Session: it is one call, and signed.
$made = $amazon->button(
    Flow::SetupOnly,
    returnUrl: 'https://localhost/store/saved',
    browserSession: 'what only this server and this browser know'
);
echo "button: {$made->options['productType']}\n";

// Whatever else there is, under Amazon's names. The intent says what is meant: it is sent as the idempotency key.
$created = $amazon->createCheckoutSession($payload, intent: 'order:8');
$state = $amazon->getCheckoutSession($created->body['checkoutSessionId'])->body['statusDetails']['state'];
echo "session: {$created->status} {$state}\n";

try {
    $amazon->capture('S01-0000000-0000000-C000000', Money::of('1.23', 'EUR'), intent: 'order:6');
} catch (NotFound $no) {
    echo "capture: {$no->httpStatus} {$no->reasonCode}\n";
}

try {
    $amazon->charge('C01-0000000-0000000', '1.23 EUR', intent: 'ride:81');
} catch (Declined $no) {
    echo "declined: {$no->nextStep->value}\n";
} catch (AmazonException $no) {
    echo "charge: {$no->reasonCode}, {$no->nextStep->value}\n";
}

$signed = $amazon->sign('GET', '/v2/charges/S01-0000000-0000000-C000000');
echo 'signed: ', implode(', ', array_keys($signed)), "\n";
