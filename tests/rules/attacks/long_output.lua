-- expect: fine
-- SPDX-License-Identifier: Apache-2.0
-- in a rule: limit output
local s = "x"
while #s < 60000 do s = s .. "0123456789" end
return notify{ to = "x", template = "t", data = { a = s, b = s } }
