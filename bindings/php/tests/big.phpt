--TEST--
An answer that PHP has no memory for
--EXTENSIONS--
savedwallet
--INI--
memory_limit=64M
--FILE--
<?php
use SavedWallet\Native\Client;

ini_set('memory_limit', '1G');
$big = str_repeat('x', 100000000);
foreach ([[$big, '{}', null], ['version', $big, null], ['version', '{}', $big], ['version', "{\"$big\":1}", null]] as [$job, $options, $data])
    echo substr(Client::runFree($job, $options, $data, null), 0, 30), "\n";
try {
    new Client($big);
} catch (SavedWallet\Native\Failure $failure) {
    echo json_decode($failure->getMessage())->error->code, "\n";
}
try {
    Client::kept($big);
} catch (SavedWallet\Native\Failure $failure) {
    echo json_decode($failure->getMessage())->error->code, "\n";
}
?>
--EXPECTF--
{"error":{"code":"invalid",%s
{"error":{"code":%s
{"version":%s
{"error":{"code":%s
%s
%s
