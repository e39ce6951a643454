-- expect: error EUR has 2 decimals
-- SPDX-License-Identifier: Apache-2.0
local m = money("18.005 EUR")
