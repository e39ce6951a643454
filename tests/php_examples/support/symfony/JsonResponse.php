<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace Symfony\Component\HttpFoundation;

final class JsonResponse extends Response
{
    public function __construct(mixed $data, int $status = 200)
    {
        parent::__construct(json_encode($data, JSON_THROW_ON_ERROR), $status, ['content-type' => 'application/json']);
    }
}
