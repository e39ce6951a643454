-- expect: limit instructions|time
-- SPDX-License-Identifier: Apache-2.0
-- Names that differ in their last bytes only: to put them in order compares all of them.
local x, t = "x", {}
while #x < 32768 do x = x .. x end
for i = 1, 60 do t[x .. i] = i end
local p = pairs
while true do
  p(t) p(t) p(t) p(t) p(t) p(t) p(t) p(t) p(t) p(t)
end
