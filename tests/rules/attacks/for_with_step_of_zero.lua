-- expect: error 'for' step is zero
-- SPDX-License-Identifier: Apache-2.0
for i = 1, 2, 0 do end
