-- expect: error there is no s
-- SPDX-License-Identifier: Apache-2.0
-- in a rule: error takes a table of its own
return charge(s)
