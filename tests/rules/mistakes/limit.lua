-- SPDX-License-Identifier: Apache-2.0
local rules = ruleset{ name = "x", version = "1", api = 1 }
rules.limits{ per_charge = "150.00 EUR" }