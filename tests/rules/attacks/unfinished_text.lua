-- expect: error unfinished string
-- SPDX-License-Identifier: Apache-2.0
local s = "abc
