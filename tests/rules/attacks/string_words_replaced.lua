-- expect: fine
-- SPDX-License-Identifier: Apache-2.0
string.upper = function() return "HACKED" end
assert(("a"):upper() == "HACKED")
