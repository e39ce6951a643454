#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the test that gives NULL for every pointer of every public function.

usage: make_null_test.py OUTPUT COMPILER INCLUDE_FLAG... -- HEADER...

The compiler reads the headers, so that functions declared by a macro are seen too. A function is called with NULL for
every pointer and zero for the rest; the same with a place for its result; and once for each pointer with NULL for that
one and samples for all others. What frees something is called with NULL only.

A sample is found by the parameter's name, then by its type, in the tables below; a struct that is in none of them is
its own INIT macro. A type without a sample ends the generation with its name: write it into the table it belongs to.
"""

import re
import subprocess
import sys
from pathlib import Path

# Parameters whose plain sample ("x" for text, 1 for a number) would be refused before anything is read.
NAMES = {
    "amount": '"1.00"',
    "app_url": '"https://shop.example/app"',
    "body": '"{}"',
    "code": "SW_E_LIMIT",
    "currency": '"EUR"',
    "index": "0",
    "json": '"{}"',
    "method": '"GET"',
    "nonce": '"0123456789abcdef"',
    "path": '"/v2/x"',
    "percent": '"1"',
    "pointer": '""',
    "record": '"[]"',
    "size": "2",
    "status": "200",
    "text": '"1.00 EUR"',
}

# What is only read, by its value.
VALUES = {
    "sw_end_options": '{ .id = "x" }',
    "sw_finish_options": '{ .url = "https://x.example/", .browser_session = SW_UNBOUND, .canceled = true }',
    "sw_order_options": '{ .url = "x", .browser_session = SW_UNBOUND, .amount = &(const sw_money){ 100, "EUR" }, '
    '.payment_intent = SW_PAYMENT_CONFIRM, .return_url = "https://x.example/" }',
    "sw_review_options": '{ .url = "x", .browser_session = SW_UNBOUND }',
    "sw_allocator": "{ malloc, realloc, free }",
    "sw_button_options": '{ .flow = SW_FLOW_SETUP_ONLY, .return_url = "https://shop.example/", .browser_session = SW_UNBOUND }',
    "sw_config": "{ .version = SW_CONFIG_VERSION, .region = SW_REGION_EU, .public_key_id = SAMPLE_KEY_ID, .key = sample_sw_key, "
    ".transport = sample_sw_transport, .merchant_id = \"M\", .store_id = \"S\", .ledger_currency = \"EUR\", "
    ".max_attempts = SW_NO_RETRY }",
    "sw_guard_asked": '{ .action = SW_GUARD_CHARGE, .amount = { 100, "EUR" } }',
    "sw_guard_facts": '{ .permission_state = "Closed" }',
    "sw_header": '{ "x-a", "b" }',
    "sw_host": "{ 0 }",
    "sw_http_request": '{ .method = "GET", .url = "https://pay.example/" }',
    "sw_idempotency": '{ SW_ENVIRONMENT_LIVE, "M", "", "createCharge", "x", 1 }',
    "sw_money": '{ 100, "EUR" }',
    "sw_engine_options": "{ .journal = sample_sw_journal }",
    "sw_log_entry": '{ .size = sizeof(sw_log_entry), .level = SW_LOG_INFO, .event = "try", .operation = "", .request_id = "", '
    '.idempotency_key = "", .reason_code = "", .message = "" }',
    "sw_journal_options": '{ .path = sample_journal(), .environment = SW_ENVIRONMENT_SANDBOX, .merchant_id = "M" }',
    "sw_run_options": "{ .until_idle = 1 }",
    "sw_zone_fields": '{ .year = 2026, .month = 11, .day = 1 }',
    "sw_query_pair": '{ "name", "value" }',
    "sw_request": '{ .operation = "getCharge", .ids = (const char *const[]){ "x" }, .id_count = 1 }',
    "sw_request_to_sign": '{ .method = "GET", .path = "/", .region = "eu", .date = "20260102T030405Z" }',
    "uint32_t": "1",
}

# Objects and how they are made, each from those before it. They are freed by sw_<type>_free.
OBJECTS = {
    "sw_cancel": "sw_cancel_new(out, NULL)",
    "sw_key": "sw_key_from_callback(out, sample_sw_sign_fn, NULL, NULL)",
    "sw_transport": "sw_transport_new(out, sample_sw_transport_fn, NULL, NULL)",
    "sw_client": "sw_client_new(out, {sw_config}, NULL)",
    "sw_batch": "sw_batch_new(out, sample_sw_client, NULL, NULL)",
    "sw_face": 'sw_face_new(out, FACE_CONFIG, sizeof FACE_CONFIG - 1, NULL)',
    "sw_face_batch": "sw_face_batch_new(out, sample_sw_face, 0, NULL)",
    "sw_button": "sw_button_new(out, sample_sw_client, {sw_button_options}, NULL)",
    "sw_response": "sw_transport_send(out, sample_sw_transport, {sw_http_request}, NULL)",
    "sw_signature": "sw_sign_request(out, sample_sw_key, {sw_request_to_sign}, NULL)",
    "sw_notifications": "sw_notifications_new(out, NULL, NULL)",
    "sw_object": 'sw_object_read(out, "{{}}", 2, NULL)',
    "sw_outcome": "sw_finish(out, sample_sw_client, {sw_finish_options}, NULL)",
    "sw_receipt": "sw_charge_cancel(out, sample_sw_client, {sw_end_options}, NULL)",
    "sw_review": "sw_review_get(out, sample_sw_client, {sw_review_options}, NULL)",
    "sw_order": "sw_place_order(out, sample_sw_client, {sw_order_options}, NULL)",
    "sw_wallet": 'sw_wallet_get(out, sample_sw_client, "x", NULL, NULL)',
    "sw_zone": 'sw_zone_load(out, "UTC", NULL, NULL)',
    "sw_journal": "sw_journal_open(out, {sw_journal_options}, NULL)",
    "sw_engine": "sw_engine_new(out, {sw_engine_options}, NULL)",
    "sw_rules": 'sw_rules_load(out, RULESET, sizeof RULESET - 1, NULL, NULL)',
    "sw_problems": 'sw_validate(out, "createCharge", "{{}}", 2, NULL, NULL)',
}

# What belongs to a sample of another type.
BORROWED = {"sw_value": "sw_value_of(sample_sw_object)"}

# Functions that are called back: sample_<type> of null_support.c.
CALLED_BACK = {"sw_log_fn", "sw_sign_fn", "sw_transport_fn"}

# Functions that return a code and may be given no place for their result.
OUT_IS_OPTIONAL = {"sw_validate"}

# Functions whose result, although it may be changed, stays its owner's.
LENDS = {"sw_face_receiver"}

# What a struct that is filled in holds, and how it is freed.
HOLDS = {"sw_batch_result": "sw_response_free({}->answer);"}

# How text that is returned is freed.
FREES_TEXT = {
    "sw_button_csp": "sw_button_text_free",
    "sw_button_html": "sw_button_text_free",
    "sw_button_relay_csp": "sw_button_text_free",
    "sw_button_relay_html": "sw_button_text_free",
    "sw_engine_cancel": "sw_engine_text_free",
    "sw_engine_capture": "sw_engine_text_free",
    "sw_engine_charge": "sw_engine_text_free",
    "sw_engine_do": "sw_engine_text_free",
    "sw_engine_emit": "sw_engine_text_free",
    "sw_engine_refund": "sw_engine_text_free",
    "sw_engine_run": "sw_engine_text_free",
    "sw_face_batch_add": "sw_face_text_free",
    "sw_face_batch_wait": "sw_face_text_free",
    "sw_face_error_json": "sw_face_text_free",
    "sw_face_run": "sw_face_text_free",
    "sw_object_json": "sw_object_text_free",
    "sw_review_change_html": "sw_review_text_free",
    "sw_rules_about": "sw_rules_text_free",
    "sw_rules_check": "sw_rules_text_free",
    "sw_rules_decide": "sw_rules_text_free",
    "sw_rules_test": "sw_rules_text_free",
}


class Unknown(Exception):
    """Something in the headers that this program has to be told about."""


def value_of(kind):
    return f"&(const {kind}){VALUES[kind]}" if VALUES[kind].startswith("{") else f"&(const {kind}){{ {VALUES[kind]} }}"


class Parameter:
    def __init__(self, text):
        array = re.search(r"\[(\d*)\]$", text)
        text = text[: array.start()].strip() if array else text
        self.name = re.search(r"(\w+)$", text).group(1)
        self.declared = text[: -len(self.name)].strip()
        self.room = int(array.group(1) or 1) if array else 0
        self.stars = self.declared.count("*") + bool(array)
        self.is_const = self.declared.startswith("const ")
        self.type = " ".join(w for w in re.findall(r"\w+", self.declared) if w not in ("const", "struct", "enum"))
        self.is_handle = self.stars == 2 and self.name == "out"
        self.is_out = self.is_handle or self.stars == 1 and not self.is_const and self.type != "sw_error"


class Function:
    def __init__(self, result, name, parameters):
        self.result, self.name = result.strip(), name
        self.parameters = [Parameter(each.strip()) for each in parameters.split(",") if each.strip() not in ("", "void")]
        self.pointers = [parameter for parameter in self.parameters if parameter.stars]
        self.frees = self.result == "void" and name.endswith("_free")
        # Those that say what went wrong return a negative code when something did.
        self.returns_code = self.result == "int" and any(
            each.type == "sw_error" and not each.is_const for each in self.parameters
        )


class Headers:
    def __init__(self, compiler, flags, headers):
        includes = "".join(f'#include "{header}"\n' for header in headers)

        def read(*options):
            command = [compiler, "-x", "c", "-E", *options, *flags, "-"]
            return subprocess.run(command, input=includes, capture_output=True, text=True, check=True).stdout

        code = " ".join(read("-P").split())
        self.functions = self.read_functions(code)
        self.structs = set(re.findall(r"typedef struct (sw_\w+) \{", code))
        self.numbers = set(re.findall(r"typedef enum (sw_\w+) \{", code))
        self.numbers |= {"int", "long", "unsigned", "bool", "_Bool", "size_t"} | {f"{u}int{n}_t" for u in ("", "u") for n in (32, 64)}
        self.inits = set(re.findall(r"#define (SW_\w+_INIT) ", read("-dM")))
        self.names = {function.name for function in self.functions}

    @staticmethod
    def read_functions(code):
        data = len(re.findall(r'visibility\("default"\)\)\) extern const ', code))
        declared = code.count('visibility("default")') - data
        found = re.findall(r'visibility\("default"\)\)\) ([^;()]*?[ *])(sw_\w+) ?\(([^;()]*)\);', code)
        if declared < 40 or len(found) != declared:
            raise Unknown(f"{len(found)} of {declared} public declarations could be read")
        return [Function(*each) for each in found]

    def init_of(self, kind):
        macro = f"SW_{kind.removeprefix('sw_').upper()}_INIT"
        return macro if kind in self.structs and macro in self.inits else None

    def free_of(self, kind):
        return f"{kind}_free" if f"{kind}_free" in self.names else None

    def objects(self):
        return [kind for kind in OBJECTS if self.free_of(kind)]


class Call:
    """One call: what is declared before it, what is passed, what is looked at after it."""

    def __init__(self, headers, function, label, nulled):
        self.headers, self.function, self.label, self.nulled = headers, function, label, nulled
        self.before, self.after = [], []
        self.arguments = [self.argument(each) for each in function.parameters]

    def argument(self, parameter):
        if parameter in self.nulled:
            return "NULL" if parameter.stars else "0"
        if parameter.is_handle:
            return self.handle(parameter)
        if parameter.type == "sw_error":
            return "&err"
        if parameter.is_out and parameter.type in self.headers.structs | self.headers.numbers | {"char"}:
            return self.place(parameter)
        if parameter.name in NAMES:
            return NAMES[parameter.name]
        sample = self.pointer(parameter) if parameter.stars else self.number(parameter)
        if not sample:
            raise Unknown(f"{self.function.name} takes {parameter.declared} {parameter.name}: there is no sample of it")
        return sample

    def number(self, parameter):
        return "1" if parameter.type in self.headers.numbers else None

    def pointer(self, parameter):
        kind = parameter.type
        if kind in CALLED_BACK or kind in self.headers.objects():
            return f"{'&' if parameter.stars == 2 else ''}sample_{kind}"
        if parameter.stars == 2:
            return '(const char *const[]){ "x" }' if kind == "char" else None
        if kind in ("char", "void"):
            return '"x"' if parameter.is_const else "sample_payload"
        if kind in BORROWED:
            return BORROWED[kind]
        if kind in VALUES:
            return value_of(kind)
        init = self.headers.init_of(kind)
        return f"&(const {kind}){init}" if init else None

    def handle(self, parameter):
        free = FREES_TEXT.get(self.function.name) or self.headers.free_of(parameter.type)
        if self.function.name in LENDS:
            free = None
        elif not free and not parameter.is_const:
            raise Unknown(f"{self.function.name} gives a {parameter.type}, and nothing frees it")
        self.before.append(f"{parameter.declared.removesuffix('*')}{parameter.name} = POISON;")
        self.after.append(f"check_handle(code, {parameter.name});")
        self.after += [f"{free}({parameter.name});"] if free else []
        return f"&{parameter.name}"

    def place(self, parameter):
        """Room for a value, or for the few of them that a function may be asked for."""
        name = parameter.name
        self.before.append(f"{parameter.type} {name}[{parameter.room or 4}];")
        self.before.append(f"poison({name}, sizeof {name});")
        if self.function.returns_code and name == "out" and parameter.type not in self.headers.numbers:
            self.after.append(f"check_place(code, {name}, sizeof *{name});")
        if parameter.type in HOLDS:
            self.after.append(HOLDS[parameter.type].format(name))
        return name

    def made(self):
        function = self.function
        call = f"{function.name}({', '.join(self.arguments)})"
        if function.returns_code:
            return f"code = {call};"
        if "*" in function.result and not function.result.startswith("const "):
            kind = function.result.rstrip(" *")
            free = FREES_TEXT.get(function.name) or self.headers.free_of(kind)
            if not free:
                raise Unknown(f"{function.name} gives a {kind}, and nothing frees it")
            return f"{free}({call});"
        return f"{call};" if function.result == "void" else f"(void){call};"

    def must_fail(self):
        first = self.function.parameters[0]
        is_optional = self.function.name in OUT_IS_OPTIONAL and len(self.nulled) == 1
        return first in self.nulled and first.is_out and not is_optional

    def lines(self):
        yield "{"
        yield f'    begin("NULL for {self.label}");'
        yield from (f"    {line}" for line in [*self.before, self.made()])
        if self.function.returns_code:
            yield f"    check_outcome(code, {int(self.must_fail())}, {'&err' if '&err' in self.arguments else 'NULL'});"
        yield from (f"    {line}" for line in self.after)
        yield "}"


def cases_of(function):
    first, *others = function.parameters
    yield "every pointer", function.parameters
    if first.is_out and others:
        yield "everything but the result", others
    if not function.frees:
        yield from ((parameter.name, [parameter]) for parameter in function.pointers)


def write_test(headers, function):
    yield f"static void {function.name}_survives_null(void **state)"
    yield "{"
    yield "    int code = SW_OK;"
    yield "    (void)state, (void)code;"
    for label, nulled in cases_of(function):
        yield from (f"    {line}" for line in Call(headers, function, label, nulled).lines())
    yield "}"
    yield ""


def write_samples(headers):
    kinds = headers.objects()
    yield from (f"static {kind} *sample_{kind};" for kind in kinds)
    yield ""
    yield "static int make_samples(void **state)"
    yield "{"
    yield "    (void)state;"
    for kind in kinds:
        made = OBJECTS[kind].format(**{each: value_of(each) for each in VALUES})
        yield f"    {made.replace('(out', f'(&sample_{kind}')};"
        yield f'    check_sample("{kind}", sample_{kind});'
    yield "    return 0;"
    yield "}"
    yield ""
    yield "static int free_samples(void **state)"
    yield "{"
    yield "    (void)state;"
    yield from (f"    {kind}_free(sample_{kind});" for kind in reversed(kinds))
    yield "    return 0;"
    yield "}"
    yield ""


def write_program(headers, names):
    functions = [function for function in headers.functions if function.pointers]
    yield "/* Made by make_null_test.py from the public headers. */"
    yield '#include "null_support.h"'
    yield from (f'#include "{name}"' for name in names)
    yield ""
    yield from write_samples(headers)
    for function in functions:
        yield from write_test(headers, function)
    yield "int main(int argc, char **argv)"
    yield "{"
    yield "    const struct CMUnitTest tests[] = {"
    yield from (f"        cmocka_unit_test({function.name}_survives_null)," for function in functions)
    yield "    };"
    yield "    if (argc > 1)"
    yield "        cmocka_set_test_filter(argv[1]);"
    yield "    return cmocka_run_group_tests(tests, make_samples, free_samples);"
    yield "}"


def main(output, compiler, *rest):
    middle = rest.index("--")
    headers = Headers(compiler, rest[:middle], rest[middle + 1 :])
    Path(output).write_text("\n".join(write_program(headers, rest[middle + 1 :])) + "\n", encoding="utf-8")


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except Unknown as unknown:
        sys.exit(f"make_null_test.py: {unknown}")
