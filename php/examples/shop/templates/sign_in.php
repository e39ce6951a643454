<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

use function Shop\e;

$title = 'Sign in';
?>
<h1>Sign in</h1>
<?php if ($button !== null) : ?>
<h2>With Amazon</h2>
<p>Signs you in and saves your Amazon Pay wallet, in one go.</p>
    <?= $button ?>
<?php elseif ($chosen->kind() === 'external_browser') : ?>
<p>To sign in with Amazon, please open this page in your browser.</p>
<?php endif ?>
<h2>With a password</h2>
<form method="post" action="/sign-in" aria-label="Sign in with a password"><?= $token ?>
<p><label for="email">E-mail address</label>
<input id="email" name="email" type="email" autocomplete="username" required></p>
<p><label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required></p>
<button class="main">Sign in</button>
</form>
<h2>New here?</h2>
<form method="post" action="/register" aria-label="Register"><?= $token ?>
<p><label for="new-name">Your name</label>
<input id="new-name" name="name" autocomplete="name" required></p>
<p><label for="new-email">Your e-mail address</label>
<input id="new-email" name="email" type="email" autocomplete="email" required></p>
<p><label for="new-password">A new password</label>
<input id="new-password" name="password" type="password" autocomplete="new-password" minlength="8" required></p>
<button>Create account</button>
</form>
