-- expect: error there is no load
-- SPDX-License-Identifier: Apache-2.0
return load("return 1")()
