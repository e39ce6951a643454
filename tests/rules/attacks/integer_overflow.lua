-- expect: fine
-- SPDX-License-Identifier: Apache-2.0
local x = 9223372036854775807
assert(x + 1 < 0 and x * 2 == -2 and -(-x - 1) < 0)
