-- expect: error there is no io
-- SPDX-License-Identifier: Apache-2.0
io.open("/etc/passwd")
