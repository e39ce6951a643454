<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

use function Shop\e;

?>
<h1><?= e($title) ?></h1>
<p><?= e($text) ?></p>
<p class="links">
<?php if ($wallet !== null) : ?>
<a href="/wallets/<?= e($wallet) ?>/change">Choose another card</a>
<?php endif ?>
<?php if ($again !== null) : ?>
<a href="<?= e($again) ?>">Go on</a>
<?php endif ?>
<a href="/">Back to the shop</a>
</p>
