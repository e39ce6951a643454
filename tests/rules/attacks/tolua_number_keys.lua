-- expect: error math has no maxinteger
-- SPDX-License-Identifier: Apache-2.0
local t=setmetatable({}, {__len=function() return math.maxinteger end}) table.concat(t)
