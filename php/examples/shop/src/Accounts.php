<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace Shop;

use SavedWallet\Flow;
use SavedWallet\WalletOutcome;

/**
 * Who a customer is: by a password, or by signing in with Amazon, which also saves the wallet.
 */
final class Accounts extends Part
{
    public function signIn(): Answer
    {
        $back = $this->visit->request->to('/sign-in/back');
        $chosen = $this->flows->choose('sign_in');
        $button = $chosen->kind() !== 'sign_in_and_setup' ? null : $this->visit->client->button(
            Flow::SignInAndSetup,
            returnUrl: $back,
            cancelUrl: $back,
            browserSession: $this->visit->sid()
        );
        return $this->pages->render('sign_in', ['chosen' => $chosen], button: $button);
    }

    public function back(): Answer
    {
        $done = $this->visit->client->finish($this->visit->request->url, browserSession: $this->visit->sid());
        if ($done->wallet === WalletOutcome::NotSaved) {
            return $this->pages->notice('Not signed in', Words::finished($done->reason), again: '/sign-in');
        }
        $customers = new Customers($this->visit);
        $owner = $customers->ownerOf($done);
        if ($owner === null) {
            return Answer::redirect('/link');
        }
        $customers->keepWallet($done->chargePermissionId, $done->descriptor, $owner);
        $this->visit->session->signIn($owner);
        $name = $this->visit->customer()['name'];
        return $this->pages->notice("Welcome, {$name}", "You are signed in, and {$done->descriptor} is saved.");
    }

    public function link(): Answer
    {
        $waiting = $this->visit->session->get('to_link');
        return $waiting === null
            ? Answer::redirect('/')
            : $this->pages->render('link', ['email' => $waiting['email'], 'isWrong' => false]);
    }

    public function linkByPassword(): Answer
    {
        $waiting = $this->visit->session->get('to_link');
        if ($waiting === null) {
            return Answer::redirect('/', 303);
        }
        $customers = new Customers($this->visit);
        $here = $customers->byPassword($waiting['email'], $this->field('password'));
        if ($here === null) {
            return $this->pages->render('link', ['email' => $waiting['email'], 'isWrong' => true], 403);
        }
        $this->visit->data->run('UPDATE accounts SET amazon_id = ? WHERE id = ?', $waiting['amazon_id'], $here['id']);
        $customers->keepWallet($waiting['wallet'], $waiting['descriptor'], $here['id']);
        $this->visit->session->set('to_link', null);
        $this->visit->session->signIn($here['id']);
        return Answer::redirect('/wallets', 303);
    }

    public function signInByPassword(): Answer
    {
        $here = (new Customers($this->visit))->byPassword($this->field('email'), $this->field('password'));
        if ($here === null) {
            $text = 'E-mail address or password is wrong.';
            return $this->pages->notice('Not signed in', $text, 403, again: '/sign-in');
        }
        $this->visit->session->signIn($here['id']);
        return Answer::redirect('/wallets', 303);
    }

    public function register(): Answer
    {
        $name = trim($this->field('name'));
        $email = strtolower(trim($this->field('email')));
        $password = $this->field('password');
        if ($name === '' || !str_contains($email, '@') || strlen($password) < 8) {
            $text = 'We need a name, an e-mail address, and a password of 8 letters or more.';
            return $this->pages->notice('No account yet', $text, 400, again: '/sign-in');
        }
        $data = $this->visit->data;
        if ($data->one('SELECT 1 FROM accounts WHERE email = ? AND password IS NOT NULL', $email) !== null) {
            $text = 'There is an account with this e-mail address: sign in to it.';
            return $this->pages->notice('No account yet', $text, 409, again: '/sign-in');
        }
        $this->visit->session->signIn($data->run(
            'INSERT INTO accounts (name, email, password) VALUES (?, ?, ?)',
            $name,
            $email,
            password_hash($password, PASSWORD_DEFAULT)
        ));
        return Answer::redirect('/wallets', 303);
    }

    public function signOut(): Answer
    {
        $this->visit->session->clear();
        return Answer::redirect('/', 303);
    }
}
