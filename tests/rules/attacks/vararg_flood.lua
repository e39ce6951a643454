-- expect: error too many results
-- SPDX-License-Identifier: Apache-2.0
local t = {}
for i = 1, 100 do t[i] = i end
local x = table.unpack(t, 1, 100000000)
