-- expect: fine
-- SPDX-License-Identifier: Apache-2.0
local t = { {}, function() end, money"1.00 EUR", time"2026-01-01T00:00:00Z", true, 1.5 }
for _, v in ipairs(t) do assert(not string.contains(tostring(v), "0x")) end
