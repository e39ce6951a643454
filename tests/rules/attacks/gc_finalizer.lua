-- expect: error there is no setmetatable
-- SPDX-License-Identifier: Apache-2.0
local mt={__gc=function() while true do end end}
for i=1,10 do setmetatable({},mt) end
local t={} for i=1,50000 do t[i%10]={i} end
