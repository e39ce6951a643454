-- expect: error string has no rep
-- SPDX-License-Identifier: Apache-2.0
local s=("a"):rep(2000) return s:find((".-"):rep(8).."b")
