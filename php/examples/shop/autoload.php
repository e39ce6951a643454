<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

// In a project of your own Composer does this.

require __DIR__ . '/../../autoload.php';
require __DIR__ . '/src/functions.php';

spl_autoload_register(static function (string $class): void {
    if (str_starts_with($class, 'Shop\\')) {
        require __DIR__ . '/src/' . substr($class, strlen('Shop\\')) . '.php';
    }
});
