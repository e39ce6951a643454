<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

use function Shop\e;

$title = 'Your basket';
?>
<h1>Your basket</h1>
<?php require __DIR__ . '/item.php' ?>
<h2>Express</h2>
<p>Your address and card come from Amazon. You review the order before you pay.</p>
<?= $button ?>
<p class="links"><a class="button" href="/orders/<?= e($order['no']) ?>/checkout">Go to checkout</a></p>
