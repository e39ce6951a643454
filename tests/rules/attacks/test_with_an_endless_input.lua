-- expect: error lies in itself
-- SPDX-License-Identifier: Apache-2.0
-- whole
local rules = ruleset{ name = "test", version = "1", api = 1, timezone = "Europe/Berlin" }
rules.on("e", { a = "string" }, function() end)
rules.test("x", function(t) local d = {} d.a = d t.on("e", d):gives{} end)
