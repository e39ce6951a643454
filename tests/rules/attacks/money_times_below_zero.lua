-- expect: error cannot be taken -1 times
-- SPDX-License-Identifier: Apache-2.0
local m = money("1.00 EUR"):times(-1)
