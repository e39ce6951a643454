-- expect: error too many results
-- SPDX-License-Identifier: Apache-2.0
table.unpack({}, -9223372036854775807, 9223372036854775807)
