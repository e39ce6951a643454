-- expect: error string has no rep
-- SPDX-License-Identifier: Apache-2.0
local s=string.rep("a",4000) return #(string.gsub(s,"a",string.rep("b",60000)))
