-- expect: limit memory
-- SPDX-License-Identifier: Apache-2.0
local s, t = "x", {}
while #s < 32768 do s = s .. s end
for i = 1, 1000 do t[i] = s .. i end
