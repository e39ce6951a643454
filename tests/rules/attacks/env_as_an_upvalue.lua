-- expect: limit instructions
-- SPDX-License-Identifier: Apache-2.0
local e = _ENV
local function f() local _ENV = { again = e } while again do end end
f()
