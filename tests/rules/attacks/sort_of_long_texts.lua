-- expect: limit time|instructions
-- SPDX-License-Identifier: Apache-2.0
local x = "x"
while #x < 30000 do x = x .. x end
local t = {}
for i = 1, 100 do t[i] = x .. i end
while true do table.sort(t) end
