<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace App\Controller;

use SavedWallet\Button;
use SavedWallet\Client;
use SavedWallet\Engine;
use SavedWallet\Exception\AmazonException;
use SavedWallet\Exception\InvalidRequest;
use SavedWallet\Exception\NoAnswer;
use SavedWallet\Exception\StateMismatch;
use SavedWallet\Flow;
use SavedWallet\WalletOutcome;
use Symfony\Component\HttpFoundation\JsonResponse;
use Symfony\Component\HttpFoundation\Request;
use Symfony\Component\HttpFoundation\Response;
use Symfony\Component\Routing\Attribute\Route;

/**
 * A wallet is saved and charged with Symfony. In config/services.yaml:
 *
 *     SavedWallet\Client:
 *         factory: ['SavedWallet\Client', 'fromEnv']
 *     SavedWallet\Engine:
 *         factory: ['SavedWallet\Engine', 'fromEnv']
 *         arguments: ['@SavedWallet\Client']
 *
 * with SAVEDWALLET_… (and SAVEDWALLET_CHANNEL=Web, SAVEDWALLET_JOURNAL=/var/lib/shop/journal) in .env.local. The table
 * is wallets (sid TEXT PRIMARY KEY, id TEXT); yours has the customer whose wallet it is. What was charged is in the
 * journal. A command that calls `$engine->run(deadline: 50.0)` each minute does what is due. The notifications' path
 * has to be open in the firewall.
 */
final class WalletController
{
    public function __construct(
        private readonly Client $amazon,
        private readonly Engine $engine,
        private readonly \PDO $db
    ) {
    }

    #[Route('/wallet', name: 'wallet_setup', methods: ['GET'])]
    public function setup(Request $request): Response
    {
        $back = $request->getSchemeAndHttpHost() . '/wallet/back';
        $button = $this->amazon->button(
            Flow::SetupOnly,
            returnUrl: $back,
            cancelUrl: $back,
            browserSession: $this->sid($request),
            reference: 'customer:42'
        );
        $nonce = Button::newNonce();
        $answer = $this->page('Save your wallet', $button->html($nonce));
        $answer->headers->add($button->headers + ['content-security-policy' => $button->csp($nonce)]);
        return $answer;
    }

    /**
     * The session's cookie has to be SameSite=Lax, as Symfony's is: the buyer comes back from another site.
     */
    #[Route('/wallet/back', name: 'wallet_back', methods: ['GET'])]
    public function back(Request $request): Response
    {
        $sid = $this->sid($request);
        // Not getUri(), which sorts the query.
        $url = $request->getSchemeAndHttpHost() . $request->getRequestUri();
        try {
            $done = $this->amazon->finish($url, browserSession: $sid);
        } catch (StateMismatch) {
            return $this->page('This link belongs to another browser, or it is too old', '', 400);
        }
        if ($done->wallet === WalletOutcome::NotSaved) {
            return $this->page('Nothing was saved', $done->reason->value);
        }
        $this->db->prepare('REPLACE INTO wallets (sid, id) VALUES (?, ?)')->execute([$sid, $done->chargePermissionId]);
        return $this->page('Wallet saved', htmlspecialchars($done->descriptor));
    }

    /**
     * Takes {"ride": "81", "amount": "18.40 EUR"}; the same ride sent again is the same charge. JSON is what another
     * site's form cannot send.
     */
    #[Route('/rides', name: 'ride_charge', methods: ['POST'])]
    public function charge(Request $request): Response
    {
        if (!str_starts_with((string) $request->headers->get('content-type'), 'application/json')) {
            return new JsonResponse(['error' => 'send JSON'], 415);
        }
        $ride = json_decode($request->getContent(), true);
        if (!is_string($ride['ride'] ?? null) || !is_string($ride['amount'] ?? null)) {
            return new JsonResponse(['error' => 'ride and amount are text'], 422);
        }
        $found = $this->db->prepare('SELECT id FROM wallets WHERE sid = ?');
        $found->execute([$this->sid($request)]);
        $wallet = $found->fetchColumn();
        if ($wallet === false) {
            return new JsonResponse(['error' => 'save a wallet first'], 409);
        }
        try {
            $made = $this->engine->charge(
                $wallet,
                $ride['amount'],
                intent: "ride:{$ride['ride']}",
                wait: 8.0,
                initiator: 'CITU'
            );
        } catch (InvalidRequest $no) {
            return new JsonResponse(['error' => $no->getMessage()], 422);
        } catch (NoAnswer) { // the engine finds out
            return new JsonResponse(['state' => 'unknown', 'next' => 'send the same ride again'], 503);
        } catch (AmazonException $no) {
            $said = ['state' => 'declined', 'reason' => $no->reasonCode, 'next' => $no->nextStep->value];
            return new JsonResponse($said, 402);
        }
        return new JsonResponse(['state' => $made->objectState, 'charge' => $made->chargeId]);
    }

    /**
     * The signature is over the bytes as they came: getContent(), never toArray(). The engine keeps what was told, and
     * the next run reads what it is about.
     */
    #[Route('/amazon/notifications', name: 'amazon_notifications', methods: ['POST'])]
    public function notification(Request $request): Response
    {
        return new Response('', $this->engine->receive($request->getContent()));
    }

    /**
     * What only the server and this browser know. The session's own id would not do: it changes with the login.
     */
    private function sid(Request $request): string
    {
        $session = $request->getSession();
        if (!$session->has('amazon_sid')) {
            $session->set('amazon_sid', bin2hex(random_bytes(24)));
        }
        return $session->get('amazon_sid');
    }

    private function page(string $title, string $body, int $status = 200): Response
    {
        $head = "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>{$title}</title>";
        return new Response("{$head}<h1>{$title}</h1>{$body}", $status, [
            'content-security-policy' => "default-src 'none'",
            'cache-control' => 'no-store',
        ]);
    }
}
