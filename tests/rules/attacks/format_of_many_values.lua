-- expect: fine
-- SPDX-License-Identifier: Apache-2.0
local t, w = {}, {}
for i = 1, 200 do t[i], w[i] = i, "%d" end
local s = string.format(table.concat(w), table.unpack(t))
