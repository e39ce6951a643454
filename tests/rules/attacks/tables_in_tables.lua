-- expect: limit memory
-- SPDX-License-Identifier: Apache-2.0
local t = {}
while true do t = { t } end
