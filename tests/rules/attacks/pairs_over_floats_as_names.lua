-- expect: error names are texts and whole numbers
-- SPDX-License-Identifier: Apache-2.0
for k in pairs({ [1.5] = 1 }) do end
