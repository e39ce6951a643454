<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

use function Shop\e;

?>
<div class="item">
<img src="/static/<?= e($order['article']) ?>.svg" alt="" width="64" height="64">
<span><?= e($order['title']) ?></span> <strong><?= e($order['amount']) ?></strong>
</div>
