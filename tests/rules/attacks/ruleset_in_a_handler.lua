-- expect: error there is one ruleset in a file
-- SPDX-License-Identifier: Apache-2.0
ruleset{ name = "b", version = "1", api = 1 }
