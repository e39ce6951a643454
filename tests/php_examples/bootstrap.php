<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

// What every file of tests begins with.

error_reporting(E_ALL);
require __DIR__ . '/../../php/autoload.php';
foreach (['Emulator', 'Program', 'Browser'] as $file) {
    require __DIR__ . "/support/{$file}.php";
}
