-- expect: error unexpected symbol near '#'
-- SPDX-License-Identifier: Apache-2.0
-- whole
#!/bin/sh
local rules = ruleset{ name = "test", version = "1", api = 1, timezone = "Europe/Berlin" }
