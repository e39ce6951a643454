-- expect: limit instructions
-- SPDX-License-Identifier: Apache-2.0
-- The name is put together when it runs: what is replaced is gone with the decision.
local env = _ENV
env["ty" .. "pe"] = function() while true do end end
env["to" .. "string"] = function() return {} end
env["pa" .. "irs"] = nil
type(1)
