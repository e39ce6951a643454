-- expect: limit instructions
-- SPDX-License-Identifier: Apache-2.0
local f
while true do f = function() return f end end
