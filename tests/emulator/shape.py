# SPDX-License-Identifier: Apache-2.0
"""Bodies held against examples of Amazon's: names in their order, kinds of values."""
import json
import pathlib

EXAMPLES = pathlib.Path(__file__).parent / "examples"


def example(name):
    return json.loads((EXAMPLES / f"{name}.json").read_text())


def outline(value):
    """Names in their order, kinds of values; null stands for every kind."""
    if isinstance(value, dict):
        return [(name, outline(member)) for name, member in value.items()]
    if isinstance(value, list):
        return [outline(one) for one in value]
    return "null" if value is None else type(value).__name__


def assert_same_shape(got, expected):
    assert json.dumps(outline(got), indent=1) == json.dumps(outline(expected), indent=1)
