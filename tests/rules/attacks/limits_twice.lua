-- expect: error limits are set once
-- SPDX-License-Identifier: Apache-2.0
-- whole
local rules = ruleset{ name = "test", version = "1", api = 1, timezone = "Europe/Berlin" }
rules.limits{ attempts = 1 }
rules.limits{ attempts = 2 }
