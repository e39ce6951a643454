-- expect: limit block|memory|instructions
-- SPDX-License-Identifier: Apache-2.0
local function f(s) return f(s .. "x") .. s end
f("x")
