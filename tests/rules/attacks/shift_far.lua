-- expect: fine
-- SPDX-License-Identifier: Apache-2.0
assert(1 << 64 == 0 and 1 >> 9223372036854775807 == 0)
