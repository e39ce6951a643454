<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet;

use SavedWallet\Internal\RulesJson;

/**
 * What the rules say. The same input gives the same JSON, in every language and on every machine.
 */
final class Decision
{
    /**
     * @internal
     * @param string $json as it came, for a journal
     * @param string $hook "flow", "event", "decline", "wallet", "refund" or "dispute"
     * @param array<string, mixed>|null $flow what choose_flow chose: "kind" and its arguments
     * @param list<array<string, mixed>> $actions what is to be done, amounts as Money and times as DateTimeImmutable
     * @param list<string> $why the log that the rules have kept
     * @param list<array{action: int, guard: string, message: string}> $guards what would stop an action now, with the
     *     action's position
     * @param string $inbox why a person has to look; "" where nobody has
     * @param string $event the id of the event that was decided; "" of all else
     * @param array{name: string, version: string, sha256: string} $ruleset
     * @param array<string, mixed>|null $explain which lines decided, where it was asked for
     */
    public function __construct(
        public readonly string $json,
        public readonly string $hook,
        public readonly ?array $flow,
        public readonly array $actions,
        public readonly array $why,
        public readonly array $guards,
        public readonly string $inbox,
        public readonly string $event,
        public readonly array $ruleset,
        public readonly ?array $explain
    ) {
    }

    /**
     * @internal
     */
    public static function of(string $json): self
    {
        $said = Internal\Json::load($json);
        return new self(
            $json,
            $said['hook'],
            isset($said['flow']) ? RulesJson::told($said['flow']) : null,
            array_map(RulesJson::action(...), $said['actions'] ?? []),
            $said['why'],
            $said['guards'] ?? [],
            $said['inbox'] ?? '',
            $said['event'] ?? '',
            $said['ruleset'],
            $said['explain'] ?? null
        );
    }

    /**
     * Of the flow: such as "saved", "repair" or "setup_only"; "" of all else.
     */
    public function kind(): string
    {
        return $this->flow['kind'] ?? '';
    }

    /**
     * What rules are told of a customer stays out of what is printed.
     *
     * @return array<string, mixed>
     */
    public function __debugInfo(): array
    {
        $actions = array_column($this->actions, 'action');
        return ['hook' => $this->hook, 'kind' => $this->kind(), 'actions' => $actions, 'inbox' => $this->inbox];
    }
}
