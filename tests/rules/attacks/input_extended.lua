-- expect: error there is no s
-- SPDX-License-Identifier: Apache-2.0
-- in a rule: error what came in is not changed
s.mine = 1
