-- expect: limit block
-- SPDX-License-Identifier: Apache-2.0
local s="x" while #s<500000 do s=s..s end
local i=0 while true do i=i+1 local x=s..i end
