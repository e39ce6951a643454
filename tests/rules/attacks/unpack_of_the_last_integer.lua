-- expect: fine
-- SPDX-License-Identifier: Apache-2.0
local x = table.unpack({}, 9223372036854775807, 9223372036854775807)
