-- expect: error there is no os
-- SPDX-License-Identifier: Apache-2.0
local env = _ENV
local x = env["o" .. "s"]
