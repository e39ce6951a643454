-- expect: error table.remove(list) takes the last value
-- SPDX-License-Identifier: Apache-2.0
table.remove({ 1, 2, 3 }, 1)
