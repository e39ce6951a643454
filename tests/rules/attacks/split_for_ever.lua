-- expect: limit instructions|time
-- SPDX-License-Identifier: Apache-2.0
local s = "a,"
while #s < 1024 do s = s .. s end
while true do string.split(s, ",") end
