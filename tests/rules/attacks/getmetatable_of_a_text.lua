-- expect: error there is no getmetatable
-- SPDX-License-Identifier: Apache-2.0
getmetatable("").__index = nil
