<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

use function Shop\e;

$title = 'Review your order';
$to = $review->shippingAddress;
?>
<h1>Review your order</h1>
<?php require __DIR__ . '/item.php' ?>
<?php foreach ($missing as $one) : ?>
<p class="bad" role="alert"><?= e($one->text) ?></p>
<?php endforeach ?>
<?php if ($to !== null) : ?>
<section class="row" aria-label="Shipping address">
<p><strong>Shipping address</strong><br><?= e($to['name']) ?><br><?= e($to['addressLine1']) ?><br>
    <?= e($to['postalCode']) ?> <?= e($to['city']) ?>, <?= e($to['countryCode']) ?></p>
    <?= $review->changeAddress->html($nonce, 'Change address') ?>
</section>
<?php endif ?>
<section class="row" aria-label="Payment method">
<p><strong>Payment method</strong><br><?= e($review->descriptor) ?></p>
<?= $review->changePayment->html($nonce, 'Change payment method') ?>
</section>
<form method="post" action="/orders/<?= e($order['no']) ?>/place"><?= $token ?>
<input type="hidden" name="url" value="<?= e($url) ?>">
<button class="main">Place order and pay <?= e($order['amount']) ?></button>
</form>
<p class="links"><a href="/orders/<?= e($order['no']) ?>">Back to the basket</a></p>
