-- expect: error string slice too long
-- SPDX-License-Identifier: Apache-2.0
local s = "a"
while #s < 32768 do s = s .. s end
string.byte(s, 1, -1)
