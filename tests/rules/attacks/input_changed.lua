-- expect: error there is no s
-- SPDX-License-Identifier: Apache-2.0
-- in a rule: error what came in is not changed
s.now = time"1999-01-01T00:00:00Z"
