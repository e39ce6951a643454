<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace Symfony\Component\HttpFoundation;

use Symfony\Component\HttpFoundation\Session\Session;

final class Request
{
    public readonly HeaderBag $headers;

    public function __construct(
        private readonly Session $session,
        private readonly string $uri,
        private readonly string $content = '',
        string $type = ''
    ) {
        $this->headers = new HeaderBag();
        $this->headers->add(['Content-Type' => $type]);
    }

    public function getSchemeAndHttpHost(): string
    {
        return 'https://shop.example';
    }

    public function getRequestUri(): string
    {
        return $this->uri;
    }

    public function getContent(): string
    {
        return $this->content;
    }

    public function getSession(): Session
    {
        return $this->session;
    }
}
