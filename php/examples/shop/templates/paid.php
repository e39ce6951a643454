<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

use function Shop\e;

$isPaid = $order['state'] === 'paid';
$title = $isPaid ? 'Thank you' : 'One moment';
?>
<h1><?= e($title) ?></h1>
<?php if ($isPaid) : ?>
<p>Order <?= e($order['no']) ?> is paid.</p>
<?php else : ?>
<p>Order <?= e($order['no']) ?> is being paid. We write to you when that has ended.</p>
<?php endif ?>
<?php require __DIR__ . '/item.php' ?>
<p class="links"><a href="/">Back to the shop</a></p>
