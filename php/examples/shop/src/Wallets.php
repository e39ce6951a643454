<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace Shop;

use SavedWallet\Button;
use SavedWallet\Flow;
use SavedWallet\WalletOutcome;

/**
 * A customer's wallets: saved (the flow SetupOnly), changed or repaired (Amazon's update page), removed.
 */
final class Wallets extends Part
{
    public function guard(): void
    {
        $this->visit->customer();
    }

    public function show(): Answer
    {
        $wallets = $this->visit->data->rows(
            "SELECT * FROM wallets WHERE account = ? AND state != 'Closed'",
            $this->visit->customer()['id']
        );
        return $this->pages->render('wallets', ['wallets' => $wallets]);
    }

    public function new(): Answer
    {
        $chosen = $this->flows->choose('account');
        if ($chosen->kind() !== 'setup_only') {
            return $this->flows->noPage($chosen);
        }
        $button = $this->visit->client->button(
            Flow::SetupOnly,
            returnUrl: $this->backUrl(),
            cancelUrl: $this->backUrl(),
            browserSession: $this->visit->sid(),
            reference: "customer:{$this->visit->customer()['id']}"
        );
        return $this->page(
            $button,
            'Save your Amazon Pay wallet',
            'Nothing is charged now. From then on you pay here with one click.'
        );
    }

    public function change(string $wallet): Answer
    {
        $this->own($wallet);
        $chosen = $this->flows->choose('account', wallet: $this->visit->client->wallet($wallet));
        $kind = $chosen->kind();
        if ($kind === 'saved' || $kind === 'setup_only') {
            $button = $this->otherCard($wallet, $kind === 'saved');
            return $this->page($button, 'Change your wallet', 'Choose the card that is charged from now on.');
        }
        if ($kind !== 'repair') {
            return $this->flows->noPage($chosen);
        }
        $button = $this->visit->client->repairButton(
            $wallet,
            returnUrl: $this->backUrl(),
            cancelUrl: $this->backUrl(),
            browserSession: $this->visit->sid()
        );
        $text = 'Your card cannot be charged. Choose another one at Amazon.';
        return $this->page($button, 'Repair your wallet', $text);
    }

    public function back(): Answer
    {
        $done = $this->visit->client->finish($this->visit->request->url, browserSession: $this->visit->sid());
        if ($done->wallet === WalletOutcome::NotSaved) {
            return $this->pages->notice('Nothing was changed', Words::finished($done->reason), again: '/wallets');
        }
        $owner = $this->visit->customer()['id'];
        (new Customers($this->visit))->keepWallet($done->chargePermissionId, $done->descriptor, $owner);
        $title = $done->wallet === WalletOutcome::Updated ? 'Wallet changed' : 'Wallet saved';
        return $this->pages->notice($title, "You pay with {$done->descriptor} from now on.", again: '/wallets');
    }

    public function remove(string $wallet): Answer
    {
        $this->own($wallet);
        $this->visit->client->closeWallet($wallet, reason: 'The customer removed it');
        $this->visit->data->run("UPDATE wallets SET state = 'Closed', next_step = 'new_setup' WHERE id = ?", $wallet);
        return Answer::redirect('/wallets', 303);
    }

    /**
     * Nothing is broken: the customer may want another card all the same. Japan has no page for that, and a wallet that
     * is closed has none either.
     */
    private function otherCard(string $wallet, bool $isOpen): Button
    {
        $hasPage = $isOpen && $this->visit->client->region() !== 'jp';
        return $this->visit->client->button(
            $hasPage ? Flow::Update : Flow::SetupOnly,
            wallet: $hasPage ? $wallet : null,
            returnUrl: $this->backUrl(),
            cancelUrl: $this->backUrl(),
            browserSession: $this->visit->sid()
        );
    }

    private function own(string $wallet): void
    {
        $customer = $this->visit->customer()['id'];
        $this->visit->data->one('SELECT 1 FROM wallets WHERE id = ? AND account = ?', $wallet, $customer)
            ?? throw $this->pages->notFound();
    }

    private function page(Button $button, string $title, string $text): Answer
    {
        return $this->pages->render('flow', compact('title', 'text'), button: $button);
    }

    /**
     * The buyer who gives up comes back to the same page: finish knows which of the two it was.
     */
    private function backUrl(): string
    {
        return $this->visit->request->to('/wallets/back');
    }
}
