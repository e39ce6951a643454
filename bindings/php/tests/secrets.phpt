--TEST--
A configuration is not shown in stack traces
--EXTENSIONS--
savedwallet
--SKIPIF--
<?php if (PHP_VERSION_ID < 80200) die('skip before PHP 8.2'); ?>
--FILE--
<?php
use SavedWallet\Native\Client;

foreach ([fn() => new Client('{"private_key":"hidden"}'), fn() => Client::kept('{"private_key":"hidden"}')] as $made) {
    try {
        $made();
    } catch (Exception $failure) {
        echo get_class($failure->getTrace()[0]['args'][0]), "\n";
        var_dump(str_contains($failure . print_r($failure->getTrace(), true), 'hidden'));
    }
}
?>
--EXPECT--
SensitiveParameterValue
bool(false)
SensitiveParameterValue
bool(false)
