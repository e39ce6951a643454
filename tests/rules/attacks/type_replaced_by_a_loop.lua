-- expect: error type is a word of the rules
-- SPDX-License-Identifier: Apache-2.0
type = function() while true do end end
type(1)
