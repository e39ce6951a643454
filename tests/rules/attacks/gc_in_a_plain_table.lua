-- expect: fine
-- SPDX-License-Identifier: Apache-2.0
local t = { __gc = function() while true do end end, __mode = "k", __index = function() while true do end end }
local x = t.missing
