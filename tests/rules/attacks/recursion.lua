-- expect: limit block|memory
-- SPDX-License-Identifier: Apache-2.0
local function f(n) return 1+f(n+1) end return f(1)
