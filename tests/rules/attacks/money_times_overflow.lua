-- expect: error at most 13 digits
-- SPDX-License-Identifier: Apache-2.0
local m = money("1.00 EUR"):times(9223372036854775807)
