-- expect: error time
-- SPDX-License-Identifier: Apache-2.0
local m = time("2026-01-01T00:00:00Z\0, or later")
