-- expect: error invalid value
-- SPDX-License-Identifier: Apache-2.0
table.concat({}, ",", 1, 9223372036854775807)
