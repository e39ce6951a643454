-- expect: error string has no rep
-- SPDX-License-Identifier: Apache-2.0
local rep = ("x").rep
rep("x", 1000000000)
