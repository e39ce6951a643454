-- expect: limit instructions
-- SPDX-License-Identifier: Apache-2.0
for i = 1, 1e999 do local x = i end
