-- expect: error variable
-- SPDX-License-Identifier: Apache-2.0
while true do local x <close> = { } end
