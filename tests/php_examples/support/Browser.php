<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Examples;

/**
 * Keeps cookies, follows redirects, and remembers the page.
 */
final class Browser
{
    public int $status = 0;

    public string $page = '';

    /** What it calls itself. */
    public string $agent = '';

    /** @var array<string, string> */
    public array $headers = [];

    /** @var array<string, string> */
    private array $cookies = [];

    /**
     * @param string|null $password of the admin page
     */
    public function __construct(public readonly string $shop, public ?string $password = null)
    {
    }

    public function get(string $url): string
    {
        return $this->send('GET', $url);
    }

    /**
     * Sends a form, with the token of the page.
     *
     * @param array<string, string> $fields
     */
    public function post(string $url, array $fields = []): string
    {
        return $this->send('POST', $url, http_build_query($fields + ['csrf' => $this->field('csrf')]));
    }

    public function send(
        string $method,
        string $url,
        string $body = '',
        string $type = 'application/x-www-form-urlencoded'
    ): string {
        for ($i = 0; $i < 5; $i++) {
            $this->exchange($method, str_starts_with($url, '/') ? $this->shop . $url : $url, $body, $type);
            $location = $this->headers['location'] ?? null;
            if ($location === null) {
                return $this->page;
            }
            [$method, $url, $body] = ['GET', $location, ''];
        }
        throw new \LogicException('it goes round in circles');
    }

    /**
     * The value of a hidden field; "" where there is none.
     */
    public function field(string $name): string
    {
        $found = preg_match("/name=\"{$name}\" value=\"([^\"]*)\"/", $this->page, $match);
        return $found === 1 ? html_entity_decode($match[1]) : '';
    }

    private function exchange(string $method, string $url, string $body, string $type): void
    {
        $cookies = http_build_query($this->cookies, '', '; ');
        $headers = ["user-agent: {$this->agent}", "content-type: {$type}", "cookie: {$cookies}"];
        if ($this->password !== null) {
            $headers[] = 'authorization: Basic ' . base64_encode("admin:{$this->password}");
        }
        $this->page = file_get_contents($url, false, stream_context_create(['http' => [
            'method' => $method,
            'header' => $headers,
            'content' => $body,
            'follow_location' => 0,
            'ignore_errors' => true,
            'timeout' => 90,
        ]]));
        $this->headers = [];
        $this->status = (int) explode(' ', $http_response_header[0])[1];
        foreach (array_slice($http_response_header, 1) as $line) {
            [$name, $value] = explode(': ', $line, 2) + [1 => ''];
            $this->headers[strtolower($name)] = $value;
            if (strcasecmp($name, 'set-cookie') === 0) {
                [$cookie, $is] = explode('=', explode(';', $value)[0], 2);
                $this->cookies[$cookie] = $is;
            }
        }
    }
}
