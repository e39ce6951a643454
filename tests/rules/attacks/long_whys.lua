-- expect: error why belongs into the function of a rule
-- SPDX-License-Identifier: Apache-2.0
-- in a rule: limit output
local s = "x"
while #s < 32768 do s = s .. s end
for i = 1, 50 do why("%s", s) end
