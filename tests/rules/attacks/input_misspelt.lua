-- expect: error there is no s
-- SPDX-License-Identifier: Apache-2.0
-- in a rule: error the nearest is charges
local x = s.chargse
