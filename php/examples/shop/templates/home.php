<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

use function Shop\e;

$title = 'Shop';
$isWide = true;
?>
<h1>Tableware, made by hand</h1>
<ul class="articles">
<?php foreach ($articles as [$key, $name, $price]) : ?>
<li>
<img src="/static/<?= e($key) ?>.svg" alt="" width="160" height="160">
<h2><?= e($name) ?></h2>
<p><?= e($price) ?></p>
<form method="post" action="/orders"><?= $token ?><input type="hidden" name="article" value="<?= e($key) ?>">
<button class="main" aria-label="Buy <?= e($name) ?>">Buy</button></form>
</li>
<?php endforeach ?>
</ul>
