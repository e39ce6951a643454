-- expect: limit instructions|time
-- SPDX-License-Identifier: Apache-2.0
local s = "a"
while #s < 32768 do s = s .. s end
while true do local x = string.upper(s) end
