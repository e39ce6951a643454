-- expect: error is there already
-- SPDX-License-Identifier: Apache-2.0
-- whole
local rules = ruleset{ name = "test", version = "1", api = 1, timezone = "Europe/Berlin" }
rules.on_decline(function() end)
rules.on_decline(function() end)
