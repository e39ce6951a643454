-- expect: error string has no rep
-- SPDX-License-Identifier: Apache-2.0
local s = string
local f = s["re" .. "p"]
f("x", 1000000000)
