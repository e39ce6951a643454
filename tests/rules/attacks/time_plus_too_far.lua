-- expect: error more than 400 days away
-- SPDX-License-Identifier: Apache-2.0
local t = time"2026-01-01T00:00:00Z":plus("999999d")
