-- SPDX-License-Identifier: Apache-2.0
local rules = ruleset{ name = "x", version = "1", api = 1 }
rules.on_decline(function() end)
rules.on_decline(function() end)