-- expect: limit instructions|time
-- SPDX-License-Identifier: Apache-2.0
local s = "a"
while #s < 32768 do s = s .. s end
local part = string.sub(s, 1, 16000) .. "b"
while true do string.contains(s, part) end
