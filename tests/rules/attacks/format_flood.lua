-- expect: limit block
-- SPDX-License-Identifier: Apache-2.0
local s = "x"
while #s < 16384 do s = s .. s end
string.format("%s%s%s%s%s%s%s%s", s, s, s, s, s, s, s, s)
