-- expect: error the test "x" failed
-- SPDX-License-Identifier: Apache-2.0
-- whole
local rules = ruleset{ name = "test", version = "1", api = 1, timezone = "Europe/Berlin" }
rules.on("e", {}, function() end)
rules.test("x", function(t)
  local r = t.on("e", {})
  r.json = "{}"
  r:gives{}
  r.json = "nonsense"
  r:gives{}
end)
