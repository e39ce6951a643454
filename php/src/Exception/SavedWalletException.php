<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Exception;

use SavedWallet\Effect;
use SavedWallet\Errors;
use SavedWallet\NextStep;
use SavedWallet\Retry;

/**
 * Any failure of this library. Its message is one line for people and holds no secret.
 */
abstract class SavedWalletException extends \RuntimeException implements Throwable
{
    /** What the library's messages call by its name in C. */
    private const WORDS = [
        'SW_UNBOUND' => 'new SavedWallet\Unbound()',
        'SW_RETRY_UNLIMITED' => '-1',
        'sw_charge_finish' => 'finishCharge',
        'max_age_s' => 'max_age',
        'state_ttl_s' => 'state_ttl',
    ];

    /** Such as "no_answer". */
    public readonly string $errorCode;

    /** Was anything changed at Amazon? */
    public readonly Effect $effect;

    /** May the call be made again? */
    public readonly Retry $retry;

    /** What the merchant does next. */
    public readonly NextStep $nextStep;

    /** Amazon's, also when unknown to this release. */
    public readonly string $reasonCode;

    /** Null: there was no answer. */
    public readonly ?int $httpStatus;

    /** Quote it to Amazon's support. */
    public readonly string $requestId;

    /** The one that was sent. */
    public readonly string $idempotencyKey;

    /** JSON pointer or option that was wrong. */
    public readonly string $field;

    /** How often the request was sent or begun. */
    public readonly int $attempts;

    /** Seconds to wait, as Amazon asked. */
    public readonly ?int $retryAfter;

    /** What was meant, as it was given. */
    public readonly ?string $intent;

    public readonly ?int $attempt;

    /** @var array<string, mixed> What Amazon answered, of a job that failed after an answer. */
    public readonly array $answer;

    /**
     * @internal
     * @param array<string, mixed> $error
     * @param array<string, mixed> $answer
     */
    final public function __construct(
        array $error,
        array $answer = [],
        ?string $intent = null,
        ?int $attempt = null,
        #[\SensitiveParameter] ?\Throwable $previous = null
    ) {
        $this->errorCode = $error['code'];
        $this->effect = Effect::from($error['effect'] ?? 'none');
        $this->retry = Retry::from($error['retry'] ?? 'never');
        $this->nextStep = NextStep::from($error['next_step'] ?? 'none');
        $this->reasonCode = $error['reason_code'] ?? '';
        $this->httpStatus = $error['http_status'] ?? null;
        $this->requestId = $error['request_id'] ?? '';
        $this->idempotencyKey = $error['idempotency_key'] ?? '';
        $this->field = strtr($error['field'] ?? '', self::WORDS);
        $this->attempts = $error['attempts'] ?? 0;
        $this->retryAfter = $error['retry_after_s'] ?? null;
        $this->intent = $intent;
        $this->attempt = $attempt;
        $this->answer = $answer;
        $message = $error['message'] ?? Errors::TABLE[$this->errorCode][1] ?? $this->errorCode;
        parent::__construct(static::tell(strtr($message, self::WORDS), $this->effect, $intent), 0, $previous);
    }

    /**
     * For a job's answer whose "error" is not null.
     *
     * @internal
     * @param array<string, mixed> $answer
     */
    final public static function of(
        array $answer,
        ?string $intent = null,
        ?int $attempt = null,
        #[\SensitiveParameter] ?\Throwable $previous = null
    ): self {
        $error = $answer['error'];
        $class = Errors::TABLE[$error['code']][0] ?? ProtocolError::class;
        unset($answer['error']);
        return new $class($error, $answer, $intent, $attempt, $previous);
    }

    /**
     * For what never gets as far as the library.
     *
     * @internal
     */
    final public static function invalid(string $message, string $field = ''): InvalidRequest
    {
        $error = ['code' => 'invalid', 'message' => $message, 'field' => $field, 'next_step' => 'fix_request'];
        return new InvalidRequest($error);
    }

    /**
     * What the server answers Amazon when receive throws this: 200 for what was there before, 400 for what is not
     * Amazon's, 500 where it shall come again.
     */
    final public function answerStatus(): int
    {
        return $this->answer['answer_status'] ?? 500;
    }

    protected static function tell(string $message, Effect $effect, ?string $intent): string
    {
        return $message;
    }

    /**
     * Without the answer, which may tell of a buyer, and without the arguments of the calls that led here.
     *
     * @return array<string, mixed>
     */
    public function __debugInfo(): array
    {
        return ['message' => $this->getMessage(), 'file' => $this->getFile(), 'line' => $this->getLine()]
            + array_diff_key(get_object_vars($this), array_flip(['answer', 'message', 'code', 'file', 'line']));
    }
}
