-- expect: error there is no require
-- SPDX-License-Identifier: Apache-2.0
require("os").exit(1)
