<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Examples;

use App\Controller\WalletController;
use PHPUnit\Framework\TestCase;
use SavedWallet\Client;
use SavedWallet\Engine;
use Symfony\Component\HttpFoundation\Request;
use Symfony\Component\HttpFoundation\Response;
use Symfony\Component\HttpFoundation\Session\Session;
use Symfony\Component\Routing\Attribute\Route;

/**
 * symfony_controller.php, with types of a few lines in the place of Symfony's: what they have is what it may use.
 */
final class SymfonyTest extends TestCase
{
    private \PDO $db;

    private Engine $engine;

    private string $folder;

    private WalletController $controller;

    private Session $session;

    public static function setUpBeforeClass(): void
    {
        foreach (['Route', 'HeaderBag', 'Session', 'Request', 'Response', 'JsonResponse'] as $class) {
            require_once __DIR__ . "/support/symfony/{$class}.php";
        }
        require_once __DIR__ . '/../../php/examples/symfony_controller.php';
    }

    protected function setUp(): void
    {
        Emulator::reset();
        $this->db = new \PDO('sqlite::memory:');
        $this->db->exec('CREATE TABLE wallets (sid TEXT PRIMARY KEY, id TEXT)');
        mkdir($this->folder = sys_get_temp_dir() . '/symfony-' . bin2hex(random_bytes(8)), 0700);
        $client = Client::fromEnv(channel: 'Web');
        $this->engine = new Engine($client, "{$this->folder}/journal");
        $this->controller = new WalletController($client, $this->engine, $this->db);
        $this->session = new Session();
    }

    protected function tearDown(): void
    {
        array_map(unlink(...), glob("{$this->folder}/*"));
        rmdir($this->folder);
    }

    public function testItsRoutes(): void
    {
        $routes = [];
        foreach ((new \ReflectionClass($this->controller))->getMethods() as $method) {
            foreach ($method->getAttributes(Route::class) as $attribute) {
                $route = $attribute->newInstance();
                $routes[$method->name] = "{$route->methods[0]} {$route->path}";
            }
        }
        $this->assertSame([
            'setup' => 'GET /wallet',
            'back' => 'GET /wallet/back',
            'charge' => 'POST /rides',
            'notification' => 'POST /amazon/notifications',
        ], $routes);
    }

    public function testAWalletIsSavedAndChargedOnce(): void
    {
        $this->save();
        $first = $this->ride('{"ride": "81", "amount": "18.40 EUR"}');
        $again = $this->ride('{"ride": "81", "amount": "18.40 EUR"}');
        $this->assertSame(200, $first->getStatusCode());
        $this->assertSame($first->getContent(), $again->getContent());
        $this->assertCount(1, Emulator::charges());
        $this->assertStringContainsString('"state":"Captured"', $first->getContent());
    }

    public function testThePagesPolicy(): void
    {
        $page = $this->controller->setup($this->request('/wallet'));
        $this->assertStringContainsString("script-src 'nonce-", $page->headers->get('content-security-policy'));
        preg_match("/'nonce-([^']+)'/", $page->headers->get('content-security-policy'), $nonce);
        $this->assertStringContainsString("nonce=\"{$nonce[1]}\"", $page->getContent());
    }

    public function testAnotherBrowserBringsTheUrl(): void
    {
        $url = Emulator::buy($this->controller->setup($this->request('/wallet'))->getContent());
        $this->session = new Session();
        $this->assertSame(400, $this->back($url)->getStatusCode());
        $this->assertSame(409, $this->ride('{"ride": "1", "amount": "1.00 EUR"}')->getStatusCode());
    }

    public function testABuyerGivesUp(): void
    {
        $page = $this->controller->setup($this->request('/wallet'))->getContent();
        $answer = $this->back(Emulator::buy($page, ['cancel' => true]));
        $this->assertStringContainsString('buyer_canceled', $answer->getContent());
    }

    public function testWhatIsRefused(): void
    {
        $this->save();
        $this->assertSame(415, $this->ride('ride=81&amount=1', 'application/x-www-form-urlencoded')->getStatusCode());
        $this->assertSame(422, $this->ride('{"ride": "81", "amount": 18.4}')->getStatusCode());
        $this->assertSame(422, $this->ride('nothing')->getStatusCode());
        $this->assertSame(422, $this->ride('{"ride": "81", "amount": "a lot"}')->getStatusCode());
        $this->assertSame([], Emulator::charges());
    }

    public function testDeclinedAndUnanswered(): void
    {
        $this->save();
        $reason = ['state' => 'NonChargeable', 'reason' => 'PaymentMethodExpired'];
        Emulator::control('POST', 'permissions/' . Emulator::wallet(), $reason);
        $no = $this->ride('{"ride": "81", "amount": "1.00 EUR"}');
        $this->assertSame(402, $no->getStatusCode());
        $this->assertStringContainsString('"next":"update_wallet"', $no->getContent());
        Emulator::control('POST', 'permissions/' . Emulator::wallet(), ['state' => 'Chargeable']);
        Emulator::control('POST', 'faults', [['operation' => 'createCharge', 'fault' => 'reset_after']]);
        $this->assertSame(503, $this->ride('{"ride": "82", "amount": "1.00 EUR"}')->getStatusCode());
        Emulator::control('DELETE', 'faults');
        $this->assertSame(200, $this->ride('{"ride": "82", "amount": "1.00 EUR"}')->getStatusCode());
        $this->assertCount(1, Emulator::charges());
    }

    public function testANotification(): void
    {
        $this->save();
        $port = stream_socket_server('tcp://127.0.0.1:0');
        $url = 'http://' . stream_socket_get_name($port, false);
        Emulator::control('PUT', 'notifications', ['url' => "{$url}/amazon/notifications"]);
        $this->ride('{"ride": "81", "amount": "18.40 EUR"}');
        $this->assertSame(200, $this->take($port));
        $this->assertSame(1, $this->engine->status()->all['notifications']);
        $this->engine->run();
        $this->assertSame(0, $this->engine->status()->all['notifications']);
        $forged = $this->controller->notification($this->request('/amazon/notifications', '{}'));
        $this->assertSame(400, $forged->getStatusCode());
    }

    private function request(string $uri, string $content = '', string $type = ''): Request
    {
        return new Request($this->session, $uri, $content, $type);
    }

    private function back(string $url): Response
    {
        $this->assertStringStartsWith('https://shop.example/wallet/back?', $url);
        return $this->controller->back($this->request(substr($url, strlen('https://shop.example'))));
    }

    private function save(): void
    {
        $url = Emulator::buy($this->controller->setup($this->request('/wallet'))->getContent());
        $this->assertStringContainsString('Visa ****1111', $this->back($url)->getContent());
    }

    private function ride(string $json, string $type = 'application/json'): Response
    {
        return $this->controller->charge($this->request('/rides', $json, $type));
    }

    /**
     * Takes one notification, as a web server would. @return what it was answered with
     *
     * @param resource $port
     */
    private function take($port): int
    {
        $peer = stream_socket_accept($port, 10);
        $length = 0;
        while (($line = rtrim(fgets($peer))) !== '') {
            $length = stripos($line, 'content-length:') === 0 ? (int) substr($line, 15) : $length;
        }
        $body = stream_get_contents($peer, $length);
        $status = $this->controller->notification($this->request('/amazon/notifications', $body))->getStatusCode();
        fwrite($peer, "HTTP/1.1 {$status} OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
        fclose($peer);
        return $status;
    }
}
