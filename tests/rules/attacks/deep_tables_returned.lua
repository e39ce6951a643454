-- expect: fine
-- SPDX-License-Identifier: Apache-2.0
-- in a rule: error lies in itself
local t = {}
for _ = 1, 1000 do t = { t } end
return notify{ to = "x", template = "t", data = t }
