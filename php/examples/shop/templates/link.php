<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

use function Shop\e;

$title = 'Is this account yours?';
?>
<h1>Is this account yours?</h1>
<p>There is an account here with the e-mail address <?= e($email) ?>. Enter its password once, and from then on you
sign in with Amazon.</p>
<?php if ($isWrong) : ?>
<p class="bad" role="alert">This is not its password.</p>
<?php endif ?>
<form method="post" action="/link"><?= $token ?>
<p><label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required></p>
<button class="main">Bring them together</button>
</form>
<p class="links"><a href="/">Not now</a></p>
