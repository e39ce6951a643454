-- expect: fine
-- SPDX-License-Identifier: Apache-2.0
-- in a rule: limit actions
local list = {}
for i = 1, 33 do list[i] = notify{ to = "x", template = "t" } end
return list
