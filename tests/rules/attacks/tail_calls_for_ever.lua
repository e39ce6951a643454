-- expect: limit instructions
-- SPDX-License-Identifier: Apache-2.0
local function f() return f() end
return f()
