-- expect: limit instructions|time
-- SPDX-License-Identifier: Apache-2.0
local t = {}
for i = 1, 4000 do t[i] = "0123456789" end
while true do local s = table.concat(t, ",") end
