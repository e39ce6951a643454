-- expect: error times are not added up
-- SPDX-License-Identifier: Apache-2.0
local t = time"2026-01-01T00:00:00Z" + 1
