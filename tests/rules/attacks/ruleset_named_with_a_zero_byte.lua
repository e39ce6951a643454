-- expect: error rules.lua
-- SPDX-License-Identifier: Apache-2.0
-- whole
ruleset{ name = "a\0b", version = "1", api = 1 }
