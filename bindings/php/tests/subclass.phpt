--TEST--
The classes have no children
--EXTENSIONS--
savedwallet
--FILE--
<?php
class Mine extends SavedWallet\Native\Client { public function __construct() {} }
?>
--EXPECTF--
Fatal error: %s SavedWallet\Native\Client%S in %s on line 2
