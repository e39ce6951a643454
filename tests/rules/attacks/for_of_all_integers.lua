-- expect: limit instructions
-- SPDX-License-Identifier: Apache-2.0
for i = math.tointeger("-9223372036854775808") or -9223372036854775807, 9223372036854775807 do local x = i end
