-- expect: error an amount has no
-- SPDX-License-Identifier: Apache-2.0
local x = money"1.00 EUR".__metatable
