<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

use SavedWallet\NextStep;
use Shop\Words;

use function Shop\e;

$title = 'Charges';
$isWide = true;
?>
<h1>Charges</h1>
<?php foreach ($charges as $charge) : ?>
    <?php $paidBack = $refunds[$charge['charge_id'] ?? ''] ?? [] ?>
<section class="row" aria-label="<?= e($charge['intent']) ?>">
<div>
<p><strong><?= e($charge['amount']) ?></strong>
<span class="badge <?= e($charge['state']) ?>"><?= e($charge['state']) ?></span>
<span class="soft"><?= e($charge['at']) ?></span><br>
<code><?= e($charge['intent']) ?></code><?= $charge['attempt'] > 1 ? " attempt {$charge['attempt']}" : '' ?>
 <code><?= e($charge['charge_id']) ?></code></p>
    <?php if ($charge['reason'] !== '') : ?>
<p class="soft"><?= e($charge['reason']) ?></p>
    <?php endif ?>
    <?php if (!in_array($charge['state'], ['Captured', 'Authorized'], true)) : ?>
<p class="next"><?= e(Words::ofCharge($charge)) ?></p>
    <?php endif ?>
    <?php foreach ($paidBack as $refund) : ?>
<p>Refund of <?= e($refund['amount']) ?>
 <span class="badge <?= e($refund['state']) ?>"><?= e($refund['state']) ?></span> <?= e($refund['message']) ?></p>
    <?php endforeach ?>
</div>
    <?php if ($charge['state'] === 'Captured') : ?>
<form class="buttons" method="post" action="/admin/refund"
 aria-label="Refund <?= e($charge['intent']) ?>"><?= $token ?>
<input type="hidden" name="charge" value="<?= e($charge['charge_id']) ?>">
<input type="hidden" name="intent" value="<?= e("refund:{$charge['intent']}:" . count($paidBack) + 1) ?>">
<input name="amount" value="<?= e($paidBack === [] ? $charge['amount'] : '') ?>" size="11" required
 aria-label="Amount to refund"><button>Refund</button>
</form>
    <?php elseif (in_array($charge['state'], ['Unknown', 'Planned', 'Declined'], true)) : ?>
        <?php $isDeclined = $charge['state'] === 'Declined' ?>
<form method="post" action="/admin/again"><?= $token ?>
<input type="hidden" name="intent" value="<?= e($charge['intent']) ?>">
<input type="hidden" name="attempt" value="<?= e($charge['attempt'] + ($isDeclined ? 1 : 0)) ?>">
<button><?= $isDeclined ? 'Try once more' : 'Ask again' ?></button></form>
    <?php endif ?>
</section>
<?php endforeach ?>
<?php if ($charges === []) : ?>
<p>Nothing was charged so far.</p>
<?php endif ?>
<h2>Wallets</h2>
<?php foreach ($wallets as $i => $wallet) : ?>
<section class="row" aria-label="Wallet of <?= e($wallet['name']) ?>">
<div>
<p><strong><?= e($wallet['name']) ?></strong> <?= e($wallet['descriptor']) ?>
 <span class="badge <?= e($wallet['state']) ?>"><?= e($wallet['state']) ?></span><br>
<code><?= e($wallet['id']) ?></code></p>
    <?php if ($wallet['state'] !== 'Chargeable') : ?>
<p class="next"><?= e(Words::forAdmin(NextStep::from($wallet['next_step']))) ?></p>
    <?php endif ?>
</div>
    <?php if ($wallet['state'] !== 'Closed') : ?>
<form class="buttons" method="post" action="/admin/charge" aria-label="Charge <?= e($wallet['name']) ?>"><?= $token ?>
<input type="hidden" name="wallet" value="<?= e($wallet['id']) ?>">
<input type="hidden" name="intent" value="<?= e("{$fee}:{$i}") ?>">
<input name="amount" placeholder="5.00 EUR" size="11" required aria-label="Amount to charge">
        <?php if ($isTest) : ?>
<select name="simulate" aria-label="Test"><option value="">as it comes</option>
<option>SoftDeclined</option><option>HardDeclined</option><option>AmazonRejected</option>
<option>AuthorizationInitiated</option></select>
        <?php endif ?>
<button>Charge</button>
</form>
    <?php endif ?>
</section>
<?php endforeach ?>
<?php if ($wallets === []) : ?>
<p>No wallet was saved so far.</p>
<?php endif ?>
<h2>Notifications</h2>
<?php if ($notifications === []) : ?>
<p>None came so far.</p>
<?php else : ?>
<table>
<tr><th scope="col">When</th><th scope="col">About</th><th scope="col">Object</th></tr>
    <?php foreach ($notifications as $one) : ?>
<tr><td><?= e($one['at']) ?></td><td><?= e($one['object_type']) ?></td>
<td><code><?= e($one['object_id']) ?></code>
        <?php if ($one['subscribe_url'] !== '') : ?>
<a href="<?= e($one['subscribe_url']) ?>">Confirm</a>
        <?php endif ?>
</td></tr>
    <?php endforeach ?>
</table>
<?php endif ?>
