-- expect: error rules.lua
-- SPDX-License-Identifier: Apache-2.0
error("\xff\xfe\x00\x01 and more")
