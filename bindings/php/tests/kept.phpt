--TEST--
Kept clients: one for each configuration, with the files that it leads to; sixteen at most
--EXTENSIONS--
savedwallet
openssl
--FILE--
<?php
require __DIR__ . '/common.inc';
use SavedWallet\Native\{Batch, Client, Failure};

/** How many are kept, as phpinfo() says. */
function kept(): int
{
    ob_start();
    (new ReflectionExtension('savedwallet'))->info();
    preg_match('/Kept clients\D+(\d+) of at most 16/', ob_get_clean(), $found);
    return (int)$found[1];
}

/** Which client it is, told by its public key id, and by its key: what it signs. */
function about(Client $client): string { return substr(json_decode($client->run('about', '{}', null, null))->public_key_id, 8, 4); }
function key_of(Client $client): string
{
    $answer = json_decode($client->run('sign_button', '{}', '{"a":1}', null));
    return $answer->signature ?? $answer->error->message;
}
function is_of(Client $client, string $pem): bool
{
    $key = openssl_pkey_get_details(openssl_pkey_get_private($pem))['key'];
    return verify($key, $client);
}
/** PSS is not what openssl_verify knows; so the signature's number is looked at: it is below the modulus, and decrypts to one that ends with BC. */
function verify(string $public, Client $client): bool
{
    openssl_public_decrypt(base64_decode(key_of($client)), $plain, $public, OPENSSL_NO_PADDING);
    return ($plain[-1] ?? '') === "\xbc" && ord($plain[0]) < 128;
}

echo kept(), "\n";
[$first, $second] = [key_pem(), key_pem()];
$file = file_of($first);
$config = config(['sign' => false, 'private_key_file' => $file]);
$one = Client::kept($config);
$two = Client::kept($config);
echo kept(), ' ', about($one), "\n";
var_dump($one == $two, is_of($one, $first), is_of($one, $second));

// Another text is another client.
Client::kept($config . ' ');
echo kept(), "\n";
Client::kept(config(['sign' => false, 'private_key' => $first]));
echo kept(), "\n";

// A key that is replaced: the old client lives as long as it is held, and is not kept.
file_put_contents("$file.new", $second);
rename("$file.new", $file);
$new = Client::kept($config);
var_dump(is_of($new, $second), is_of($one, $first), kept());
// Also in place, with the old time and the old size.
$time = filemtime($file);
file_put_contents($file, $first);
touch($file, $time);
var_dump(is_of(Client::kept($config), $first));
// One that is gone, or is none.
unlink($file);
told(fn() => Client::kept($config));
file_put_contents($file, 'no key');
told(fn() => Client::kept($config));
told(fn() => Client::kept('{'));
told(fn() => Client::kept('[]'));
told(fn() => Client::kept(''));
told(fn() => Client::kept(str_repeat('[', 100000)));
file_put_contents($file, $first);

// A configuration file, and what it names, from its own folder.
$source = file_of(json_encode(['region' => 'eu', 'merchant_id' => 'A1', 'public_key_id' => 'SANDBOX-BBBBBBBBBBBBBBBBBBBBBBBB', 'private_key_file' => basename($file)]));
$by_file = json_encode(['source' => $source]);
$before = kept();
echo about(Client::kept($by_file)), ' ', about(Client::kept($by_file)), ' ', kept() - $before, "\n";
file_put_contents($source, str_replace('BBBB', 'CCCC', file_get_contents($source)));
echo about(Client::kept($by_file)), ' ', kept() - $before, "\n";
file_put_contents("$file.new", $second);
rename("$file.new", $file);
var_dump(is_of(Client::kept($by_file), $second), kept() - $before);

// The environment.
foreach (array_keys(getenv()) as $name)
    if (str_starts_with($name, 'SAVEDWALLET_'))
        putenv($name);
$set = fn(array $values) => array_map(fn($name, $value) => putenv("SAVEDWALLET_$name=$value"), array_keys($values), $values);
$set(['REGION' => 'eu', 'MERCHANT_ID' => 'A1', 'PUBLIC_KEY_ID' => 'SANDBOX-DDDDDDDDDDDDDDDDDDDDDDDD', 'PRIVATE_KEY_FILE' => $file]);
$by_environment = '{"source":"environment"}';
echo about(Client::kept($by_environment)), ' ', kept() - $before, "\n";
$set(['PUBLIC_KEY_ID' => 'SANDBOX-EEEEEEEEEEEEEEEEEEEEEEEE']);
echo about(Client::kept($by_environment)), ' ', kept() - $before, "\n";
file_put_contents("$file.new", $first);
rename("$file.new", $file);
var_dump(is_of(Client::kept($by_environment), $first), kept() - $before);

// Sixteen, of which those that are held stay.
$many = fn(int $number) => config(['merchant_id' => "M$number"]);
$held = Client::kept($many(0));
for ($i = 1; $i <= 40; $i++)
    Client::kept($many($i));
echo kept(), "\n";
var_dump(about($held) === 'AAAA');
$all = [];
for ($i = 100; $i < 120; $i++)
    $all[] = Client::kept($many($i));
echo kept(), ' ', count(array_unique(array_map(about(...), $all))), "\n";
$batch = new Batch($all[19], 2);
$all = null;
for ($i = 200; $i < 220; $i++)
    Client::kept($many($i));
echo kept(), ' ', json_decode($batch->wait(0, null))->event, "\n";

// On both sides of a fork.
if (!pcntl_fork()) {
    echo about($held), ' ', about(Client::kept($many(219))), ' ', kept(), "\n";
    exit;
}
pcntl_wait($status);
echo $status, ' ', about($held), ' ', about(Client::kept($many(219))), ' ', kept(), "\n";
?>
--EXPECTF--
0
1 AAAA
bool(false)
bool(true)
bool(false)
2
3
bool(true)
bool(true)
int(3)
bool(true)
SavedWallet\Native\Failure: {"error":{"code":"%s
SavedWallet\Native\Failure: {"error":{"code":"%s
SavedWallet\Native\Failure: {"error":{"code":"invalid"%s
SavedWallet\Native\Failure: {"error":{"code":"invalid"%s
SavedWallet\Native\Failure: {"error":{"code":"invalid"%s
SavedWallet\Native\Failure: {"error":{"code":"limit"%s
BBBB BBBB 1
CCCC 1
bool(true)
int(1)
DDDD 2
EEEE 2
bool(true)
int(2)
16
bool(true)
16 1
16 empty
AAAA AAAA 16
0 AAAA AAAA 16
