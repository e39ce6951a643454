<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

use function Shop\e;

$title = 'Checkout';
?>
<h1>Checkout</h1>
<?php require __DIR__ . '/item.php' ?>
<?php foreach ($wallets as $wallet) : ?>
<form class="row" method="post" action="/orders/<?= e($order['no']) ?>/charge"
 aria-label="Pay with <?= e($wallet['descriptor']) ?>"><?= $token ?>
<input type="hidden" name="wallet" value="<?= e($wallet['id']) ?>">
<input type="hidden" name="attempt" value="<?= e($attempt) ?>">
<p><strong><?= e($wallet['descriptor']) ?></strong><br>Your saved wallet</p>
<button class="main">Pay <?= e($order['amount']) ?></button>
</form>
<?php endforeach ?>
<?php require __DIR__ . '/way.php' ?>
<p class="links">
<?php if ($wallets !== []) : ?>
<a href="/wallets">Another card</a>
<?php endif ?>
<a href="/orders/<?= e($order['no']) ?>">Back to the basket</a></p>
