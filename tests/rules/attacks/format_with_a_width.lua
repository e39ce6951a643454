-- expect: error is not known here
-- SPDX-License-Identifier: Apache-2.0
string.format("%99999999d", 1)
