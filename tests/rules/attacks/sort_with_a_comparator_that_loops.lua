-- expect: limit instructions
-- SPDX-License-Identifier: Apache-2.0
table.sort({ 3, 2, 1 }, function() while true do end end)
