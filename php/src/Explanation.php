<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet;

use SavedWallet\Internal\Json;
use SavedWallet\Internal\RulesJson;

/**
 * All that led to an action, or came of an event.
 */
final class Explanation
{
    /**
     * @internal
     * @param array<string, mixed>|null $event amounts as Money; null: the program charged without one
     * @param list<array<string, mixed>> $decisions of the rules, as the journal has them
     * @param list<Action> $actions
     */
    public function __construct(
        public readonly ?array $event,
        public readonly array $decisions,
        public readonly array $actions
    ) {
    }

    /**
     * @internal
     * @param array<string, mixed> $answer
     */
    public static function of(array $answer): self
    {
        return new self(
            RulesJson::told($answer['event'] ?? null),
            RulesJson::told(Json::object($answer['decisions'] ?? null)),
            array_map(Action::of(...), $answer['actions'] ?? [])
        );
    }

    /**
     * What events and rules tell of a customer stays out of what is printed.
     *
     * @return array<string, mixed>
     */
    public function __debugInfo(): array
    {
        return ['event' => $this->event['id'] ?? '', 'actions' => $this->actions];
    }
}
