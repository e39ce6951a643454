-- expect: error tostring is a word of the rules
-- SPDX-License-Identifier: Apache-2.0
tostring = function() return "x" end
