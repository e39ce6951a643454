-- expect: fine
-- SPDX-License-Identifier: Apache-2.0
local t = {}
for i = 1, 1000 do t[i] = i end
table.sort(t, function(x, y) table.remove(t) return true end)
