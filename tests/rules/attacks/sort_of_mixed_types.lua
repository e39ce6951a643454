-- expect: error attempt to compare
-- SPDX-License-Identifier: Apache-2.0
table.sort({ 1, "a", {}, true })
