-- expect: error string has no upper
-- SPDX-License-Identifier: Apache-2.0
for k in pairs(string) do string[k] = nil end
local x = ("x"):upper()
