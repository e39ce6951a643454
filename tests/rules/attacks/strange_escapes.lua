-- expect: error invalid escape sequence
-- SPDX-License-Identifier: Apache-2.0
local s = "\q"
