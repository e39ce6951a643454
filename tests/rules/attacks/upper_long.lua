-- expect: limit block
-- SPDX-License-Identifier: Apache-2.0
local a="x" while #a<500000 do a=a..a end
while true do local c=string.upper(a) end
