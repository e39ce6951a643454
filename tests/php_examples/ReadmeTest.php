<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Examples;

use PHPUnit\Framework\TestCase;

/**
 * official_readme.php, as a process.
 */
final class ReadmeTest extends TestCase
{
    public function testItSaysWhatAmazonSays(): void
    {
        Emulator::reset();
        $program = new Program(__DIR__ . '/../../php/examples/official_readme.php');
        $said = explode("\n", trim($program->ready . $program->rest()));
        $this->assertSame('', $program->errors());
        $this->assertSame(0, $program->wait());
        $this->assertSame([
            'created: 201',
            'session: 200 Open',
            'updated: 200',
            'capture: 404 ResourceNotFound',
            'scan: 200',
            'tracker: 200',
            'signature: 256 bytes',
            'signed: 1 authorization',
            'button: PayOnly',
            'session: 201 Open',
            'capture: 404 ResourceNotFound',
            'charge: ResourceNotFound, fix_request',
            'signed: accept, authorization, content-type, x-amz-pay-date, x-amz-pay-host, x-amz-pay-region',
        ], $said);
    }
}
