-- expect: error at most 256 events
-- SPDX-License-Identifier: Apache-2.0
-- whole
local rules = ruleset{ name = "test", version = "1", api = 1, timezone = "Europe/Berlin" }
for i = 1, 1000000 do rules.on("e" .. i, {}, function() end) end
