-- expect: error there is no _G
-- SPDX-License-Identifier: Apache-2.0
_G.x = 1
