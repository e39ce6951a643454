-- expect: error times takes a whole number
-- SPDX-License-Identifier: Apache-2.0
local m = money("1.00 EUR"):times(1.5)
