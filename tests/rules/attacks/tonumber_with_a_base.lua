-- expect: fine
-- SPDX-License-Identifier: Apache-2.0
assert(tonumber("zz", 36) == 1295 and tonumber("9", 8) == nil)
