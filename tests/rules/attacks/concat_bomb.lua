-- expect: limit block
-- SPDX-License-Identifier: Apache-2.0
local s="xxxxxxxx" while true do s=s..s end
