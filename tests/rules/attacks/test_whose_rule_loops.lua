-- expect: error the decision failed
-- SPDX-License-Identifier: Apache-2.0
-- whole
local rules = ruleset{ name = "test", version = "1", api = 1, timezone = "Europe/Berlin" }
rules.on("e", {}, function() while true do end end)
rules.test("x", function(t) t.on("e", {}):gives{} end)
