-- expect: error there is no debug
-- SPDX-License-Identifier: Apache-2.0
debug.sethook()
