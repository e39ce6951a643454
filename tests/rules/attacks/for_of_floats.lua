-- expect: limit instructions
-- SPDX-License-Identifier: Apache-2.0
for i = 0.0, 1e300 do local x = i end
