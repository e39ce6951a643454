-- expect: error limits.attempts is a whole number
-- SPDX-License-Identifier: Apache-2.0
-- whole
local rules = ruleset{ name = "test", version = "1", api = 1, timezone = "Europe/Berlin" }
rules.limits{ attempts = -1 }
