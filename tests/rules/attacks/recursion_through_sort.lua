-- expect: error C stack overflow
-- SPDX-License-Identifier: Apache-2.0
local function f()
  local t = { 2, 1 }
  table.sort(t, function() f() return false end)
end
f()
