-- expect: error is no time
-- SPDX-License-Identifier: Apache-2.0
local t = time"2026-02-30T00:00:00Z"
