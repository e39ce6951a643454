<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

// For the build tree and for those without Composer: loads a class when it is used.
spl_autoload_register(static function (string $class): void {
    if (str_starts_with($class, 'SavedWallet\\')) {
        $file = __DIR__ . '/src/' . strtr(substr($class, strlen('SavedWallet\\')), '\\', '/') . '.php';
        if (is_file($file)) {
            require $file;
        }
    }
});
