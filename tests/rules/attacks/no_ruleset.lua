-- expect: error a ruleset begins with
-- SPDX-License-Identifier: Apache-2.0
-- whole
local x = 1
