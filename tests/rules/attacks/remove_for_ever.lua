-- expect: limit instructions
-- SPDX-License-Identifier: Apache-2.0
local t = {}
while true do table.remove(t) end
