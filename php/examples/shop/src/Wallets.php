<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace Shop;

use SavedWallet\Button;
use SavedWallet\Exception\Conflict;
use SavedWallet\Flow;
use SavedWallet\NextStep;
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
        try {
            $button = $this->visit->client->repairButton(
                $wallet,
                returnUrl: $this->backUrl(),
                cancelUrl: $this->backUrl(),
                browserSession: $this->visit->sid()
            );
        } catch (Conflict $no) {
            if ($no->nextStep === NextStep::Wait) {
                $text = 'A payment with this wallet is under way. Please try again when it has ended.';
                return $this->pages->notice('One moment', $text);
            }
            $button = $this->otherCard($wallet);
            return $this->page($button, 'Change your wallet', 'Choose the card that is charged from now on.');
        }
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
     * Nothing is broken: the customer may want another card all the same. Japan has no page for that.
     */
    private function otherCard(string $wallet): Button
    {
        $hasPage = $this->visit->client->region() !== 'jp';
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
