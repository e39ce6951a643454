-- expect: error there is one ruleset in a file
-- SPDX-License-Identifier: Apache-2.0
-- whole
local rules = ruleset{ name = "test", version = "1", api = 1, timezone = "Europe/Berlin" }
ruleset{ name = "b", version = "1", api = 1 }
