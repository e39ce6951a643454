-- expect: fine
-- SPDX-License-Identifier: Apache-2.0
local t, n = {}, 7
for i = 1, 3000 do t[i] = i end
table.sort(t, function() n = (n * 1103515245 + 12345) % 2147483648 return n % 2 == 0 end)
