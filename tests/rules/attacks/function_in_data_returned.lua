-- expect: fine
-- SPDX-License-Identifier: Apache-2.0
-- in a rule: error has no form in JSON
return notify{ to = "x", template = "t", data = { a = function() end } }
