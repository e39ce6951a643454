-- expect: limit instructions
-- SPDX-License-Identifier: Apache-2.0
local t = {}
for i = 1, 200 do t[i] = i end
while true do local x = select(-1, table.unpack(t)) end
