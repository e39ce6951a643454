-- expect: limit instructions
-- SPDX-License-Identifier: Apache-2.0
local n = 0
repeat n = n + 1 until false
