-- expect: error rules.lua
-- SPDX-License-Identifier: Apache-2.0
local s = "x"
while #s < 32768 do s = s .. s end
error(s)
