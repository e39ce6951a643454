-- expect: limit block
-- SPDX-License-Identifier: Apache-2.0
local a="x" while #a<500000 do a=a..a end
local b="x" while #b<500000 do b=b..b end
while true do local c=a<b end
