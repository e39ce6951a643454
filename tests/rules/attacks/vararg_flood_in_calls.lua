-- expect: limit block|memory
-- SPDX-License-Identifier: Apache-2.0
local function f(...) return f(1, 2, 3, ...) end
f()
