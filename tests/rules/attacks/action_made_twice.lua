-- expect: error takes a table of its own
-- SPDX-License-Identifier: Apache-2.0
local c = skip{ reason = "x" }
return stop(c)
