-- expect: fine
-- SPDX-License-Identifier: Apache-2.0
assert(string.sub("abc", -9223372036854775807, 9223372036854775807) == "abc")
