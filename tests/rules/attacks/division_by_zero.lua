-- expect: error divide by zero
-- SPDX-License-Identifier: Apache-2.0
local x = 1 // 0
