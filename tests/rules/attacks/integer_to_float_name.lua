-- expect: fine
-- SPDX-License-Identifier: Apache-2.0
local t = { [1] = "a" }
assert(t[1.0] == "a" and t[2 ^ 0] == "a")
