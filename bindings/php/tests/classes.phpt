--TEST--
What the extension has: six final classes, and nothing that SWIG would show
--EXTENSIONS--
savedwallet
--FILE--
<?php
$extension = new ReflectionExtension('savedwallet');
echo implode(' ', $extension->getClassNames()), "\n";
echo count($extension->getFunctions()), count($extension->getConstants()), count($extension->getINIEntries()), "\n";
var_dump(defined('swig_runtime_data_type_pointer'));
echo count(array_filter([...get_declared_classes(), ...get_declared_interfaces()], fn($name) => stripos($name, 'swig') !== false)), "\n";
foreach ($extension->getClasses() as $class) {
    if ($class->getName() === SavedWallet\Native\Failure::class) {
        var_dump($class->isFinal(), $class->getParentClass()->getName());
        continue;
    }
    var_dump($class->isFinal(), $class->isCloneable(), $class->getInterfaceNames(), $class->getProperties(), $class->getConstants());
    foreach ($class->getMethods() as $method) {
        $parameters = array_map(fn($one) => "{$one->getType()} \${$one->getName()}", $method->getParameters());
        $static = $method->isStatic() ? 'static ' : '';
        echo "$static{$class->getShortName()}::{$method->getName()}(", implode(', ', $parameters), "): {$method->getReturnType()}\n";
    }
}
?>
--EXPECT--
SavedWallet\Native\Failure SavedWallet\Native\Client SavedWallet\Native\Batch SavedWallet\Native\Cancel SavedWallet\Native\Rules SavedWallet\Native\Engine
000
bool(false)
0
bool(true)
string(16) "RuntimeException"
bool(true)
bool(false)
array(0) {
}
array(0) {
}
array(0) {
}
Client::__construct(string $config): 
static Client::kept(string $config): SavedWallet\Native\Client
Client::run(string $job, string $options, ?string $data, ?callable $host): string
static Client::runFree(string $job, string $options, ?string $data, ?callable $host): string
bool(true)
bool(false)
array(0) {
}
array(0) {
}
array(0) {
}
Batch::__construct(SavedWallet\Native\Client $client, int $maxInFlight): 
Batch::add(int $tag, string $options, ?string $data, ?callable $host): string
Batch::wait(int $timeoutMs, ?callable $host): string
Batch::cancel(int $tag): int
Batch::count(): int
Batch::wakeup(): void
bool(true)
bool(false)
array(0) {
}
array(0) {
}
array(0) {
}
Cancel::__construct(): 
Cancel::request(): void
Cancel::isRequested(): bool
bool(true)
bool(false)
array(0) {
}
array(0) {
}
array(0) {
}
Rules::__construct(string $text, string $options): 
Rules::decide(string $hook, string $input, int $telling): string
Rules::test(int $asking): string
Rules::about(): string
static Rules::check(string $text, string $options): string
bool(true)
bool(false)
array(0) {
}
array(0) {
}
array(0) {
}
Engine::__construct(SavedWallet\Native\Client $client, ?SavedWallet\Native\Rules $rules, string $config): 
Engine::run(string $job, string $options, ?string $data, ?callable $host): string
