-- expect: limit block
-- SPDX-License-Identifier: Apache-2.0
local s = "0123456789abcdef"
for _ = 1, 40 do s = s .. s end
