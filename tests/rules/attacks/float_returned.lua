-- expect: fine
-- SPDX-License-Identifier: Apache-2.0
-- in a rule: error no whole number
return notify{ to = "x", template = "t", data = { a = 1.5 } }
