-- expect: limit block|memory
-- SPDX-License-Identifier: Apache-2.0
local function f(t) for k, v in pairs(t) do f(t) end end
f({ 1 })
