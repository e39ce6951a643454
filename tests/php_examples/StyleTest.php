<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Examples;

use PHPUnit\Framework\TestCase;

final class StyleTest extends TestCase
{
    private const EXAMPLES = __DIR__ . '/../../php/examples';

    public function testPsr12(): void
    {
        exec('phpcs --standard=PSR12 ' . escapeshellarg(self::EXAMPLES) . ' ' . escapeshellarg(__DIR__), $said, $code);
        $this->assertSame(0, $code, implode("\n", $said));
    }

    /**
     * Both shops look the same.
     */
    public function testTheStaticFilesAreThoseOfThePythonShop(): void
    {
        $files = glob(self::EXAMPLES . '/shop/static/*');
        $this->assertCount(4, $files);
        foreach ($files as $file) {
            $this->assertFileEquals(__DIR__ . '/../../python/examples/shop/static/' . basename($file), $file);
        }
    }
}
