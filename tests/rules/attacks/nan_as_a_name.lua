-- expect: error index is NaN
-- SPDX-License-Identifier: Apache-2.0
local t = {}
t[0 / 0] = 1
