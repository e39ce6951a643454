--TEST--
The handlers of signals run while a call waits, and what they throw ends it
--EXTENSIONS--
savedwallet
--SKIPIF--
<?php if (!function_exists('pcntl_alarm')) die('skip no pcntl'); ?>
--FILE--
<?php
require __DIR__ . '/common.inc';
use SavedWallet\Native\{Batch, Cancel, Client};

pcntl_async_signals(true);
[$config, $server] = silent();
$client = new Client($config);
$sign = fn($question) => $question === 'sign' ? random_bytes(256) : null;
$waited = function (callable $what) {
    $start = hrtime(true);
    told($what);
    echo (hrtime(true) - $start) / 1e9 < 2.5 ? "at once\n" : "late\n";
};

// One that throws.
pcntl_signal(SIGALRM, function () { throw new RuntimeException('alarm'); });
pcntl_alarm(1);
$waited(fn() => code($client->run('call', GET, null, $sign)));

// One that asks for the end, and returns.
final class Host
{
    public Cancel $cancel;
    public function __invoke($question, $text) { return $question === 'sign' ? random_bytes(256) : null; }
}
$host = new Host;
$host->cancel = new Cancel;
pcntl_signal(SIGALRM, fn() => $host->cancel->request());
pcntl_alarm(1);
$waited(fn() => code($client->run('call', GET, null, $host)));

// A batch, which its handler may change.
$batch = new Batch($client, 2);
told(fn() => code($batch->add(5, GET, null, $sign)));
pcntl_signal(SIGALRM, fn() => print($batch->cancel(5) . " canceled\n"));
pcntl_alarm(1);
$waited(fn() => code($batch->wait(-1, $sign)));

// One that says nothing ends nothing.
pcntl_signal(SIGALRM, fn() => print("ticked\n"));
pcntl_alarm(1);
told(fn() => code($client->run('call', '{"operation":"getCharge","ids":["S02-0000000-0000000-C000000"],"timeout_ms":1500}', null, $sign)));

// One that leaves.
register_shutdown_function(fn() => print("shutdown\n"));
pcntl_signal(SIGALRM, fn() => exit("left\n"));
pcntl_alarm(1);
$client->run('call', GET, null, $sign);
echo "not here\n";
?>
--EXPECT--
RuntimeException: alarm
at once
'no_answer'
at once
'fine'
1 canceled
'no_answer'
at once
ticked
'no_answer'
left
shutdown
