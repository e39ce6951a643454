<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

use function Shop\e;

$title = 'Your wallets';
?>
<h1>Your wallets</h1>
<?php foreach ($wallets as $wallet) : ?>
    <?php $isReady = $wallet['state'] === 'Chargeable' ?>
<section class="row" aria-label="<?= e($wallet['descriptor']) ?>">
<p><strong><?= e($wallet['descriptor']) ?></strong><br>
    <?php if ($isReady) : ?>
<span class="good">Ready to pay with</span>
    <?php else : ?>
<span class="bad">Your card cannot be charged.</span>
    <?php endif ?>
</p>
<div class="buttons">
<a class="<?= $isReady ? 'button' : 'button main' ?>" href="/wallets/<?= e($wallet['id']) ?>/change"><?=
    $isReady ? 'Change card' : 'Repair'
?></a>
<form method="post" action="/wallets/<?= e($wallet['id']) ?>/remove"><?= $token ?><button>Remove</button></form>
</div>
</section>
<?php endforeach ?>
<?php if ($wallets === []) : ?>
<p>None is saved so far. With one you pay here with one click.</p>
<?php endif ?>
<p class="links"><a class="<?= $wallets === [] ? 'button main' : 'button' ?>" href="/wallets/new">Save a wallet</a></p>
