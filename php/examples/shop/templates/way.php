<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

use function Shop\e;

?>
<?php if ($chosen->kind() === 'express') : ?>
<h2>Express</h2>
<p>Your address and card come from Amazon. You review the order before you pay.</p>
    <?= $button ?>
<?php elseif ($button !== null) : ?>
<h2>Pay with Amazon</h2>
<p>At Amazon you may also save your wallet, to pay with one click next time.</p>
    <?= $button ?>
<?php elseif ($chosen->kind() === 'repair') : ?>
<p class="bad">Your card cannot be charged.</p>
<p class="links"><a class="button main" href="/wallets">Repair your wallet</a></p>
<?php elseif ($chosen->kind() === 'external_browser') : ?>
<p>Amazon Pay does not open inside of this app. Please open the shop in your browser.</p>
<?php elseif ($chosen->kind() === 'none') : ?>
<p>Amazon Pay cannot be used just now<?= isset($chosen->flow['why']) ? ': ' . e($chosen->flow['why']) : '' ?>.</p>
<?php elseif (in_array($chosen->kind(), ['setup_only', 'sign_in_and_setup'], true)) : ?>
<p class="links"><a class="button main" href="/wallets/new">Save a wallet</a></p>
<?php endif ?>
