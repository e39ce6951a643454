-- expect: limit instructions|time
-- SPDX-License-Identifier: Apache-2.0
local a = "x"
while #a < 60000 do a = a .. "xxxxxxxx" end
local b, c = a .. "1", a .. "2"
local n = 0
while true do if b < c then n = n + 1 end if b == c then n = 0 end end
