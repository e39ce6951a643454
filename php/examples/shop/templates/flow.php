<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

use function Shop\e;

?>
<h1><?= e($title) ?></h1>
<p><?= e($text) ?></p>
<?= $button ?>
<p class="links"><a href="/wallets">Not now</a></p>
