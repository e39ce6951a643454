-- expect: error there is no rawset
-- SPDX-License-Identifier: Apache-2.0
rawset(string, "x", 1)
