<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

use function Shop\e;

?>
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title><?= e($title) ?> · Kiln &amp; Clay</title>
<link rel="icon" href="/static/mug.svg">
<link rel="stylesheet" href="/static/shop.css">
</head>
<body>
<?php if ($isTest) : ?>
<p class="test" role="note">This is a test: no money is moved.</p>
<?php endif ?>
<header>
<a class="brand" href="/">Kiln &amp; Clay</a>
<nav aria-label="Shop">
<?php if ($account !== null) : ?>
<a href="/wallets">Your wallets</a>
<form method="post" action="/sign-out"><?= $token ?>
<button class="plain">Sign out <?= e($account['name']) ?></button></form>
<?php else : ?>
<a href="/sign-in">Sign in</a>
<?php endif ?>
</nav>
</header>
<main<?= $isWide ? ' class="wide"' : '' ?>>
<?= $main ?>
</main>
</body>
</html>
