<?php

// SPDX-License-Identifier: Apache-2.0

declare(strict_types=1);

namespace SavedWallet\Tests;

/**
 * php/stubs say of the extension what Reflection says.
 */
final class StubsTest extends Cases
{
    private const STUB = __DIR__ . '/../../../php/stubs/savedwallet.stub.php';

    /**
     * The stub's classes under another namespace, where they can be declared beside the real ones.
     */
    public static function setUpBeforeClass(): void
    {
        $text = file_get_contents(self::STUB);
        self::assertStringContainsString('namespace SavedWallet\\Native;', $text);
        $copy = str_replace('namespace SavedWallet\\Native;', 'namespace SavedWallet\\Stub;', $text);
        $file = tempnam(sys_get_temp_dir(), 'savedwallet');
        file_put_contents($file, $copy);
        require $file;
        unlink($file);
    }

    /**
     * @return array<string, array{string}>
     */
    public static function classes(): array
    {
        $names = (new \ReflectionExtension('savedwallet'))->getClassNames();
        return array_combine($names, array_map(static fn (string $name): array => [$name], $names));
    }

    public function testTheSameClassesAreThereAndNoFunctions(): void
    {
        preg_match_all('/^final class (\w+)/m', file_get_contents(self::STUB), $said);
        $real = array_map(static fn (string $name): string => substr($name, 19), array_keys(self::classes()));
        self::assertEqualsCanonicalizing($real, $said[1]);
        self::assertSame([], (new \ReflectionExtension('savedwallet'))->getFunctions());
    }

    /**
     * @dataProvider classes
     */
    public function testAClassIsAsTheStubSays(string $name): void
    {
        $real = new \ReflectionClass($name);
        $said = new \ReflectionClass(str_replace('\\Native\\', '\\Stub\\', $name));
        self::assertSame(
            [$real->isFinal(), (string) ($real->getParentClass() ?: null)?->name],
            [$said->isFinal(), (string) ($said->getParentClass() ?: null)?->name]
        );
        self::assertSame(self::methods($real), self::methods($said));
    }

    /**
     * @return array<string, string> how each method of its own is declared
     */
    private static function methods(\ReflectionClass $class): array
    {
        $methods = [];
        foreach ($class->getMethods() as $method) {
            if ($method->class !== $class->name) {
                continue;
            }
            $parameters = [];
            foreach ($method->getParameters() as $one) {
                $isSensitive = PHP_VERSION_ID >= 80200 && $one->getAttributes(\SensitiveParameter::class) !== [];
                $parameters[] = ($isSensitive ? 'secret ' : '') . "{$one->getType()} \${$one->name}"
                    . ($one->isOptional() ? ' =' : '') . ($one->isPassedByReference() ? ' &' : '');
            }
            $how = implode(' ', \Reflection::getModifierNames($method->getModifiers()));
            $text = "{$how} (" . implode(', ', $parameters) . "): {$method->getReturnType()}";
            $methods[$method->name] = str_replace('\\Stub\\', '\\Native\\', $text);
        }
        ksort($methods);
        return $methods;
    }
}
