-- expect: limit instructions|time|memory
-- SPDX-License-Identifier: Apache-2.0
-- whole
local rules = ruleset{ name = "test", version = "1", api = 1, timezone = "Europe/Berlin" }
local w = {}
for i = 1, 4000 do w[i] = "w" .. i end
local one = one_of(w)
for i = 1, 100 do rules.on("e" .. i, { a = one }, function() end) end
