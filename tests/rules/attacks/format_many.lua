-- expect: error string has no rep
-- SPDX-License-Identifier: Apache-2.0
local s=string.rep("%99d",15000) return #string.format(s,table.unpack({},1,15000))
