<?php

// SPDX-License-Identifier: Apache-2.0
// What every suite begins with. TESTED_BUILD names the build folder.

declare(strict_types=1);

error_reporting(E_ALL);
set_error_handler(static function (int $level, string $message, string $file, int $line): bool {
    if ((error_reporting() & $level) === 0) {
        return false; // it was silenced with @
    }
    throw new ErrorException($message, 0, $level, $file, $line);
});
ini_set('assert.exception', '1');

foreach (array_keys(getenv()) as $name) {
    if (str_starts_with($name, 'SAVEDWALLET_')) {
        putenv($name);
    }
}
require getenv('TESTED_BUILD') . '/php/autoload.php';
if (!interface_exists(Psr\Log\LoggerInterface::class)) {
    require __DIR__ . '/LoggerInterface.php';
}
foreach (['Program', 'Emulator', 'Loopback', 'Sent', 'Logger', 'Cases'] as $class) {
    require __DIR__ . "/{$class}.php";
}
