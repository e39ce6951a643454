-- expect: limit block|memory|instructions
-- SPDX-License-Identifier: Apache-2.0
local t = {}
for i = 1, 1000 do t[i] = i end
for _ = 1, 1000 do table.sort(t, function(x, y) table.insert(t, x) return x > y end) end
