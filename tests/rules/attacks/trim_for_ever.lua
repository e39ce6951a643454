-- expect: limit instructions|time
-- SPDX-License-Identifier: Apache-2.0
local s = " "
while #s < 32768 do s = s .. s end
while true do local x = string.trim(s) end
