-- expect: fine
-- SPDX-License-Identifier: Apache-2.0
-- in a rule: error lies in itself
local t = {}
t.t = t
return notify{ to = "x", template = "t", data = t }
