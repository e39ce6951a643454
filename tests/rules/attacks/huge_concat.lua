-- expect: limit block|memory
-- SPDX-License-Identifier: Apache-2.0
local s = "x"
while #s < 16384 do s = s .. s end
local x = s .. s .. s .. s .. s .. s .. s .. s
