-- expect: error table.insert(list, value) puts a value at the end
-- SPDX-License-Identifier: Apache-2.0
local t = {}
for i = 1, 20000 do table.insert(t, 1, i) end
