<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace Shop;

use SavedWallet\Button;

/**
 * Pages, each with a policy; forms that no other site can send; and failures in words.
 */
final class Pages
{
    private const OWN_POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
        . " base-uri 'none'; frame-ancestors 'none'";

    public function __construct(private readonly Visit $visit)
    {
    }

    /**
     * A page, with the button of a flow on it.
     *
     * @param array<string, mixed> $values of the template
     * @param Button|null $policyOf another button whose policy the page needs
     */
    public function render(
        string $template,
        array $values = [],
        int $status = 200,
        ?Button $button = null,
        ?Button $policyOf = null
    ): Answer {
        $nonce = Button::newNonce();
        $source = $button ?? $policyOf;
        $body = self::fill($template, $values + [
            'button' => $button?->html($nonce),
            'nonce' => $nonce,
            'token' => '<input type="hidden" name="csrf" value="' . e($this->visit->session->token('csrf')) . '">',
            'account' => $this->visit->account(),
            'isTest' => $this->visit->client->environment() === 'sandbox',
        ]);
        $policy = self::merge(self::OWN_POLICY, $source?->csp($nonce) ?? '');
        return new Answer($status, $body, [
            'content-type' => 'text/html; charset=utf-8',
            'content-security-policy' => $policy,
        ] + array_change_key_case($source->headers ?? []) + ['cache-control' => 'no-store']);
    }

    /**
     * @param string|null $again where it goes on
     * @param string|null $wallet that the customer may change
     */
    public function notice(
        string $title,
        string $text,
        int $status = 200,
        ?string $again = null,
        ?string $wallet = null
    ): Answer {
        return $this->render('notice', compact('title', 'text', 'again', 'wallet'), $status);
    }

    public function notFound(): Stop
    {
        return new Stop($this->notice('Not found', 'There is no such page.', 404));
    }

    /**
     * Every form carries the session's token. Amazon's notifications carry a signature instead.
     */
    public function refuseOtherSites(): void
    {
        $known = $this->visit->session->get('csrf');
        if (!is_string($known) || !hash_equals($known, $this->visit->request->field('csrf'))) {
            throw new Stop($this->notice('Please start again', 'This form has expired.', 403));
        }
    }

    /**
     * One Content-Security-Policy that allows what any of them allows.
     */
    public static function merge(string ...$policies): string
    {
        $merged = [];
        foreach (array_filter(array_map(trim(...), explode(';', implode(';', $policies)))) as $directive) {
            $sources = preg_split('/\s+/', $directive);
            $name = array_shift($sources);
            $merged[$name] = array_unique([...$merged[$name] ?? [], ...$sources]);
        }
        foreach ($merged as $name => $sources) {
            $sources = count($sources) > 1 ? array_diff($sources, ["'none'"]) : $sources;
            $merged[$name] = implode(' ', [$name, ...$sources]);
        }
        return implode('; ', $merged);
    }

    /**
     * A template, within the one that all pages have. It may set $title and $isWide.
     *
     * @param array<string, mixed> $values
     */
    private static function fill(string $template, array $values): string
    {
        $isWide = false;
        extract($values, EXTR_SKIP);
        ob_start();
        try {
            require __DIR__ . "/../templates/{$template}.php";
            $main = ob_get_contents();
            ob_clean();
            require __DIR__ . '/../templates/base.php';
            return ob_get_contents();
        } finally {
            ob_end_clean();
        }
    }
}
