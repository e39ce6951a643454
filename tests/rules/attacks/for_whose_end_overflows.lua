-- expect: fine
-- SPDX-License-Identifier: Apache-2.0
local n = 0
for i = 9223372036854775806, 9223372036854775807 do n = n + 1 end
assert(n == 2)
