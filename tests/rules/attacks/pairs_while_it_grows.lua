-- expect: fine
-- SPDX-License-Identifier: Apache-2.0
local t = { a = 1, b = 2, c = 3 }
local n = 0
for k, v in pairs(t) do
  t[k .. "x"] = v
  n = n + 1
end
assert(n == 3)
