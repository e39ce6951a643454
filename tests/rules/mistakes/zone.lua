-- SPDX-License-Identifier: Apache-2.0
local rules = ruleset{ name = "x", version = "1", api = 1, timezone = "Europe/Berln" }