-- expect: fine
-- SPDX-License-Identifier: Apache-2.0
-- in a rule: limit output|instructions
local t = {}
for i = 1, 28 do t = { t, t } end
return notify{ to = "x", template = "t", data = t }
