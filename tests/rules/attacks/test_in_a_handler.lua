-- expect: fine
-- SPDX-License-Identifier: Apache-2.0
rules.test("x", function(t) end)
