<?php

// SPDX-License-Identifier: Apache-2.0
// Made by ./run emit from the rows of core/api; not to be edited.

declare(strict_types=1);

namespace SavedWallet;

/**
 * Every way a call can fail: its code, its exception, and what it says.
 */
final class Errors
{
    /** @var array<string, array{class-string<Exception\SavedWalletException>, string}> */
    public const TABLE = [
        'invalid' => [Exception\InvalidRequest::class, 'An argument or the configuration is wrong; nothing was sent'],
        'no_memory' => [Exception\OutOfMemory::class, 'Memory ran out'],
        'io' => [Exception\FileError::class, 'A file could not be read or written'],
        'key' => [Exception\InvalidKey::class, 'The key cannot be used'],
        'signature' => [Exception\SignatureMismatch::class, 'A signature does not verify'],
        'limit' => [Exception\LimitReached::class, 'A ceiling of this library was reached'],
        'callback' => [Exception\CallbackFailed::class, 'A function given by the caller failed'],
        'no_answer' => [Exception\NoAnswer::class, 'Amazon Pay gave no answer'],
        'protocol' => [Exception\ProtocolError::class, 'The answer is not one that Amazon Pay gives'],
        'refused' => [Exception\Refused::class, 'Amazon Pay refused the request'],
        'auth' => [Exception\NotAuthorized::class, 'Amazon Pay does not accept the key, signature or account'],
        'not_found' => [Exception\NotFound::class, 'Amazon Pay knows no such object'],
        'conflict' => [Exception\Conflict::class, 'The object\'s state or an earlier request stands against it'],
        'declined' => [Exception\Declined::class, 'The payment was declined'],
        'throttled' => [Exception\Throttled::class, 'Too many requests'],
        'server' => [Exception\ServerError::class, 'Amazon Pay failed'],
        'state_mismatch' => [Exception\StateMismatch::class, 'The buyer who came back is not the one who was sent'],
    ];
}
