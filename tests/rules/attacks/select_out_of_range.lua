-- expect: error index out of range
-- SPDX-License-Identifier: Apache-2.0
select(-5, 1)
