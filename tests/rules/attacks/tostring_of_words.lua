-- expect: fine
-- SPDX-License-Identifier: Apache-2.0
assert(tostring(charge) == "a function" and tostring(string) == "a table" and tostring(rules) == "a table")
