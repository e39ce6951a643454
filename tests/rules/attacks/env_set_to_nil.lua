-- expect: error attempt to index a nil value (upvalue '_ENV')
-- SPDX-License-Identifier: Apache-2.0
_ENV = nil
local x = y
