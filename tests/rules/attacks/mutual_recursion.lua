-- expect: limit block|memory
-- SPDX-License-Identifier: Apache-2.0
local f, g
f = function(n) return 1 + g(n + 1) end
g = function(n) return 1 + f(n + 1) end
f(1)
