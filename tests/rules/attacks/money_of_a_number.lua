-- expect: error money takes text
-- SPDX-License-Identifier: Apache-2.0
local m = money(18.5)
