-- expect: limit memory|block
-- SPDX-License-Identifier: Apache-2.0
local t = { 1 }
for i, v in ipairs(t) do t[i + 1] = v end
