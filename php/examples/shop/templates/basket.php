<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

use function Shop\e;

$title = 'Your basket';
?>
<h1>Your basket</h1>
<?php require __DIR__ . '/item.php' ?>
<?php require __DIR__ . '/way.php' ?>
<?php if ($chosen->kind() === 'saved') : ?>
<p>You pay with your saved wallet<?= isset($chosen->flow['why']) ? ', ' . e($chosen->flow['why']) : '' ?>.</p>
<?php endif ?>
<p class="links"><a class="<?= $chosen->kind() === 'saved' ? 'button main' : 'button' ?>"
 href="/orders/<?= e($order['no']) ?>/checkout">Go to checkout</a></p>
