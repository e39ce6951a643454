-- expect: limit block
-- SPDX-License-Identifier: Apache-2.0
local t = {}
for i = 1, 4000 do t[i] = "0123456789abcdef0123456789abcdef" end
local s = table.concat(t, "0123456789abcdef")
