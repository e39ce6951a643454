--TEST--
An engine has no children
--EXTENSIONS--
savedwallet
--FILE--
<?php
class Mine extends SavedWallet\Native\Engine { public function __construct() {} }
?>
--EXPECTF--
Fatal error: %s SavedWallet\Native\Engine%S in %s on line 2
