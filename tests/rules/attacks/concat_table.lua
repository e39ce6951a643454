-- expect: error string has no rep
-- SPDX-License-Identifier: Apache-2.0
local t={} for i=1,60 do t[i]=string.rep("x",16000) end
while true do local s=table.concat(t) end
