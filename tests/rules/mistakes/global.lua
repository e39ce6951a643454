-- SPDX-License-Identifier: Apache-2.0
local rules = ruleset{ name = "x", version = "1", api = 1 }
rules.on("toll.received", { toll = "string", amount = "money", days = "integer" }, function(e, s)
    return skp{ reason = "x" }
end)
