-- expect: error %d takes a whole number
-- SPDX-License-Identifier: Apache-2.0
string.format("%d", 1.5)
