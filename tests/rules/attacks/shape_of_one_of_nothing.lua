-- expect: error one_of needs the texts
-- SPDX-License-Identifier: Apache-2.0
-- whole
local rules = ruleset{ name = "test", version = "1", api = 1, timezone = "Europe/Berlin" }
rules.on("e", { a = one_of{} }, function() end)
