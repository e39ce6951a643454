-- expect: error string has no dump
-- SPDX-License-Identifier: Apache-2.0
local code = string.dump(function() end)
