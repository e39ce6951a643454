-- expect: error money is a word of the rules
-- SPDX-License-Identifier: Apache-2.0
money = function() return 1 end
