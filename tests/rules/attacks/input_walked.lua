-- expect: error there is no s
-- SPDX-License-Identifier: Apache-2.0
-- in a rule: fine
for k, v in pairs(s) do local x = k end
