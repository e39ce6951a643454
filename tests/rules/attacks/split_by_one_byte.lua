-- expect: limit instructions|block
-- SPDX-License-Identifier: Apache-2.0
local s = ","
while #s < 32768 do s = s .. s end
string.split(s, ",")
