-- expect: error percent takes text
-- SPDX-License-Identifier: Apache-2.0
local m = money("1.00 EUR"):percent(2.5)
