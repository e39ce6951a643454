-- expect: error unknown attribute
-- SPDX-License-Identifier: Apache-2.0
local x <constant> = 1
