<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

// `php serve.php`: the shop on this machine, for trying it out. In production a web server and fpm run router.php.

require __DIR__ . '/autoload.php';

use Shop\Data;
use Shop\Flows;

$folder = sys_get_temp_dir() . '/shop-' . bin2hex(random_bytes(8));
mkdir($folder, 0700);
register_shutdown_function(static function () use ($folder): void {
    array_map(unlink(...), glob("{$folder}/*"));
    rmdir($folder);
});

$password = getenv('SHOP_ADMIN_PASSWORD') ?: bin2hex(random_bytes(8));
$database = getenv('SHOP_DATABASE') ?: "{$folder}/shop.sqlite3";
$journal = getenv('SAVEDWALLET_JOURNAL') ?: "{$database}.journal";
new Data($database);
Flows::load(tested: false);

// `php -S` leaves its workers behind when only the first of its processes ends. So they are a group of their own, with
// the engine's worker, which ends when the pipe does: also when this process is killed.
$port = (int) getenv('SHOP_PORT');
$server = proc_open(
    ['setsid', 'sh', '-c', '"$1" "$0" & "$@" & exec 2>/dev/null; read -r _; kill 0', __DIR__ . '/worker.php',
        PHP_BINARY, '-q', '-d', "session.save_path={$folder}", '-d', 'error_log=/dev/stderr',
        '-S', "127.0.0.1:{$port}", '-t', __DIR__, __DIR__ . '/router.php'],
    [['pipe', 'r'], 2 => ['pipe', 'w']],
    $pipes,
    null,
    [
        'SHOP_ADMIN_PASSWORD' => $password,
        'SHOP_DATABASE' => $database,
        'SAVEDWALLET_JOURNAL' => $journal,
        'SHOP_SECRET' => getenv('SHOP_SECRET') ?: bin2hex(random_bytes(16)),
        'PHP_CLI_SERVER_WORKERS' => '4', // without it one request waits for the other
    ] + getenv()
);
$ended = $none = null;
pcntl_async_signals(true);
foreach ([SIGTERM, SIGINT, SIGHUP] as $signal) {
    pcntl_signal($signal, static function (int $signal) use (&$ended, &$pipes): void {
        $ended = $signal;
        is_resource($pipes[0]) && fclose($pipes[0]);
    }, false);
}

$url = null;
while (!feof($pipes[2])) {
    $ready = [$pipes[2]];
    $line = @stream_select($ready, $none, $none, 1) > 0 ? (string) fgets($pipes[2]) : ''; // a signal ends the waiting
    if (preg_match('~Development Server \((http://[^)]+)\) started$~', $line, $found) !== 1) {
        fwrite(STDERR, $line);
    } elseif ($url === null) {
        $url = $found[1];
        $admin = str_replace('//', "//admin:{$password}@", $url);
        echo "shop:  {$url}/\nadmin: {$admin}/admin\n"; // at once: whoever reads one line may have no time for another
    }
}
is_resource($pipes[0]) && fclose($pipes[0]);
proc_close($server);
exit($ended === null ? 1 : 128 + $ended);
