-- expect: fine
-- SPDX-License-Identifier: Apache-2.0
-- in a rule: error belongs outside of functions
rules.test("x", function(t) end)
