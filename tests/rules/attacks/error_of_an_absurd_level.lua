-- expect: error deep
-- SPDX-License-Identifier: Apache-2.0
error("deep", 9223372036854775807)
