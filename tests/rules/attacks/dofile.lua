-- expect: error there is no dofile
-- SPDX-License-Identifier: Apache-2.0
dofile("/etc/passwd")
