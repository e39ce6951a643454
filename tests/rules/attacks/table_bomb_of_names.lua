-- expect: limit block|memory
-- SPDX-License-Identifier: Apache-2.0
local t = {}
for i = 1, 100000000 do t["k" .. i] = i end
