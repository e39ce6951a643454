-- expect: fine
-- SPDX-License-Identifier: Apache-2.0
string.rep = function(s, n) return s end
assert(("x"):rep(1000000000) == "x")
