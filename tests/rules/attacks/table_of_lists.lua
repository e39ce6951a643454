-- expect: limit memory
-- SPDX-License-Identifier: Apache-2.0
local t = {}
for i = 1, 1000 do
  t[i] = {}
  for k = 1, 1000 do t[i][k] = k end
end
