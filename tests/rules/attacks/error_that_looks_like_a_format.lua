-- expect: error %s%n%d
-- SPDX-License-Identifier: Apache-2.0
error("%s%n%d%s%s%s", 0)
