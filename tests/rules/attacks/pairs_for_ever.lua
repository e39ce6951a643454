-- expect: limit instructions|time
-- SPDX-License-Identifier: Apache-2.0
local t = {}
for i = 1, 1000 do t["k" .. i] = i end
while true do for _ in pairs(t) do break end end
