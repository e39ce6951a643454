-- expect: limit block|memory
-- SPDX-License-Identifier: Apache-2.0
local function f(...) return 1 + f(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, ...) end
f()
