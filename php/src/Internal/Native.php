<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Internal;

use SavedWallet\Config;
use SavedWallet\Exception\ExtensionMissing;
use SavedWallet\Exception\SavedWalletException;
use SavedWallet\Native\Client;
use SavedWallet\Native\Failure;
use SavedWallet\Version;

/**
 * The way into the extension.
 *
 * @internal
 */
final class Native
{
    private static bool $isChecked = false;

    /**
     * The client that this worker keeps for such a configuration, or a new one that it keeps from now on.
     */
    public static function client(#[\SensitiveParameter] Config $config): Client
    {
        self::check();
        try {
            return Client::kept(Json::dumpObject($config->settings(), 'the configuration'));
        } catch (Failure $failure) {
            $answer = Json::load($failure->getMessage());
        }
        throw SavedWalletException::of($answer); // without the failure, whose trace has the configuration
    }

    /**
     * A job that needs no client.
     *
     * @param array<string, mixed> $options
     * @return array<string, mixed>
     */
    public static function runFree(string $job, array $options): array
    {
        self::check();
        return (new Answer(Client::runFree($job, Json::dumpObject($options, $job), null, null)))->orThrow();
    }

    /**
     * The extension is there, and was made together with these classes.
     */
    public static function check(): void
    {
        if (self::$isChecked) {
            return;
        }
        if (!class_exists(Client::class, false)) {
            self::refuse('the extension savedwallet is not loaded');
        }
        $version = Json::load(Client::runFree('version', '{}', null, null))['version'] ?? '';
        if ($version !== Version::VERSION) {
            self::refuse("the extension savedwallet is {$version}, and these classes are " . Version::VERSION);
        }
        self::$isChecked = true;
    }

    private static function refuse(string $what): never
    {
        $ini = php_ini_loaded_file() ?: 'which `php --ini` names';
        throw new ExtensionMissing(['code' => 'extension', 'next_step' => 'fix_request', 'message' =>
            "{$what}: build it (./run build in the clone of savedwallet), put extension=savedwallet.so with its path "
            . "into php.ini ({$ini}) and restart PHP; `php --ri savedwallet` then shows " . Version::VERSION]);
    }
}
