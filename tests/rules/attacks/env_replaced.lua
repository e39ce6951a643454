-- expect: error attempt to
-- SPDX-License-Identifier: Apache-2.0
local _ENV = {}
error("x")
