-- expect: fine
-- SPDX-License-Identifier: Apache-2.0
local t={} for i=1,2000 do t[i]=i end table.sort(t,function(a,b) return true end)
