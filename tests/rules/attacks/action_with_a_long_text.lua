-- expect: error has 32768 bytes
-- SPDX-License-Identifier: Apache-2.0
local s = "x"
while #s < 32768 do s = s .. s end
return skip{ reason = s }
