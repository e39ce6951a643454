-- expect: error C stack overflow
-- SPDX-License-Identifier: Apache-2.0
local t = { 4, 3, 2, 1 }
local function order(x, y)
  table.sort(t, order)
  return x < y
end
table.sort(t, order)
