<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

// As decide.c, through the classes of PHP: decide.php AUTOLOAD.php RULES.lua ROUNDS

use SavedWallet\Exception\SavedWalletException;
use SavedWallet\Rules;

require $argv[1];
setlocale(LC_ALL, '') !== false || exit(2);
$rules = Rules::load($argv[2]);
while (($line = fgets(STDIN)) !== false) {
    [$hook, $text] = explode("\t", $line, 2);
    $given = json_decode($text, true, 64, JSON_THROW_ON_ERROR);
    for ($i = 0; $i < (int) $argv[3]; $i++) {
        try {
            $said = match ($hook) {
                'flow' => $rules->chooseFlow($given['flow'], explain: true),
                'event' => $rules->decide($given['event'], state: $given['state'], explain: true),
                'decline' => $rules->decline($given['decline'], state: $given['state'], explain: true),
                'wallet' => $rules->walletChange($given['wallet'], state: $given['state'], explain: true),
                'refund' => $rules->refund($given['refund'], state: $given['state'], explain: true),
                'dispute' => $rules->dispute($given['dispute'], state: $given['state'], explain: true),
            };
            echo $said->json, "\n";
        } catch (SavedWalletException $wrong) {
            echo $wrong->getMessage(), "\n";
        }
    }
}
