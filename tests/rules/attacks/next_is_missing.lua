-- expect: error there is no next
-- SPDX-License-Identifier: Apache-2.0
local k = next({})
