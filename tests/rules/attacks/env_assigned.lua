-- expect: error attempt to call a nil value (global 'money')
-- SPDX-License-Identifier: Apache-2.0
_ENV = { }
local x = money("1.00 EUR")
