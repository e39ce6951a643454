-- expect: error attempt to assign to const
-- SPDX-License-Identifier: Apache-2.0
local x <const> = 1
x = 2
