-- expect: error string has no rep
-- SPDX-License-Identifier: Apache-2.0
local t={} for i=1,200 do t[i]=string.rep("x",60000) end return #table.concat(t)
