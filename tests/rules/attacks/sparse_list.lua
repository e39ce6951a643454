-- expect: fine
-- SPDX-License-Identifier: Apache-2.0
local t = {}
t[9223372036854775807], t[-9223372036854775807], t[0] = 1, 2, 3
local n = 0
for k, v in pairs(t) do n = n + v end
assert(n == 6)
