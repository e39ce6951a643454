<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace Shop;

/**
 * What the shop remembers, in SQLite.
 */
final class Data
{
    private const SCHEMA = <<<'SQL'
        CREATE TABLE IF NOT EXISTS accounts (
            id INTEGER PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL,
            password TEXT,                       -- a hash; NULL: signs in with Amazon only
            amazon_id TEXT UNIQUE                -- who the customer is at Amazon: never guessed from the e-mail address
        );
        CREATE UNIQUE INDEX IF NOT EXISTS one_password_each ON accounts (email) WHERE password IS NOT NULL;
        CREATE TABLE IF NOT EXISTS wallets (
            id TEXT PRIMARY KEY,                 -- the Charge Permission
            account INTEGER NOT NULL REFERENCES accounts, descriptor TEXT NOT NULL,
            state TEXT NOT NULL DEFAULT 'Chargeable', next_step TEXT NOT NULL DEFAULT 'none'
        );
        CREATE TABLE IF NOT EXISTS orders (
            no TEXT PRIMARY KEY, sid TEXT NOT NULL, account INTEGER, article TEXT NOT NULL, amount TEXT NOT NULL,
            state TEXT NOT NULL DEFAULT 'open'   -- open, pending, paid
        );
        CREATE TABLE IF NOT EXISTS charges (
            intent TEXT PRIMARY KEY,             -- what is meant, as the engine's journal has it
            attempt INTEGER NOT NULL DEFAULT 0, wallet TEXT NOT NULL, amount TEXT NOT NULL, order_no TEXT,
            initiator TEXT,                      -- NULL: it was paid on Amazon's pages, not by the engine
            charge_id TEXT UNIQUE, state TEXT NOT NULL DEFAULT 'Planned', reason TEXT NOT NULL DEFAULT '',
            next_step TEXT NOT NULL DEFAULT 'none', message TEXT NOT NULL DEFAULT '',
            at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
        );
        CREATE TABLE IF NOT EXISTS refunds (
            intent TEXT PRIMARY KEY, charge_id TEXT NOT NULL, amount TEXT NOT NULL, refund_id TEXT UNIQUE,
            state TEXT NOT NULL DEFAULT 'Planned', message TEXT NOT NULL DEFAULT ''
        );
        CREATE TABLE IF NOT EXISTS notifications (
            message_id TEXT PRIMARY KEY, object_type TEXT NOT NULL, object_id TEXT NOT NULL,
            subscribe_url TEXT NOT NULL, at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
        );
        PRAGMA user_version = 1;
        SQL;

    private readonly \PDO $db;

    public function __construct(string $file)
    {
        $this->db = new \PDO("sqlite:{$file}", null, null, [
            \PDO::ATTR_ERRMODE => \PDO::ERRMODE_EXCEPTION,
            \PDO::ATTR_DEFAULT_FETCH_MODE => \PDO::FETCH_ASSOC,
        ]);
        if ($this->db->query('PRAGMA user_version')->fetchColumn() === 0) {
            $this->db->exec('PRAGMA journal_mode = WAL;' . self::SCHEMA);
        }
    }

    /**
     * @return array<string, mixed>|null
     */
    public function one(string $sql, string|int|null ...$values): ?array
    {
        return $this->rows($sql, ...$values)[0] ?? null;
    }

    /**
     * One that is there.
     *
     * @return array<string, mixed>
     */
    public function the(string $sql, string|int|null ...$values): array
    {
        return $this->one($sql, ...$values) ?? throw new \LogicException("there is none: {$sql}");
    }

    /**
     * @return list<array<string, mixed>>
     */
    public function rows(string $sql, string|int|null ...$values): array
    {
        $statement = $this->db->prepare($sql);
        $statement->execute($values);
        return $statement->fetchAll();
    }

    /**
     * @return int the id of a row that was inserted
     */
    public function run(string $sql, string|int|null ...$values): int
    {
        $this->db->prepare($sql)->execute($values);
        return (int) $this->db->lastInsertId();
    }
}
