-- expect: limit instructions
-- SPDX-License-Identifier: Apache-2.0
while true do local x <close> = nil end
