-- expect: fine
-- SPDX-License-Identifier: Apache-2.0
local s = "1"
while #s < 10000 do s = s .. "0000000000" end
local n = tonumber(s)
