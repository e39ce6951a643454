-- expect: error api = 1
-- SPDX-License-Identifier: Apache-2.0
-- whole
ruleset{ name = "b", version = "1", api = 2 }
