-- expect: error money
-- SPDX-License-Identifier: Apache-2.0
local m = money("1.00 EUR\0, or more")
