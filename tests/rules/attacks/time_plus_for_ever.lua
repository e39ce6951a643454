-- expect: limit instructions|time
-- SPDX-License-Identifier: Apache-2.0
local t = time"2026-01-01T00:00:00Z"
while true do local x = t:plus("3d") end
