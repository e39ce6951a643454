-- expect: error outside the years 1 to 9999
-- SPDX-License-Identifier: Apache-2.0
local t = time"9999-12-31T23:00:00Z":plus("400d")
