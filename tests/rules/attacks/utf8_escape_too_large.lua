-- expect: error UTF-8 value too large
-- SPDX-License-Identifier: Apache-2.0
local s = "\u{FFFFFFFFF}"
