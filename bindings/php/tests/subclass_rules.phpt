--TEST--
Rules have no children
--EXTENSIONS--
savedwallet
--FILE--
<?php
class Mine extends SavedWallet\Native\Rules { public function __construct() {} }
?>
--EXPECTF--
Fatal error: %s SavedWallet\Native\Rules%S in %s on line 2
