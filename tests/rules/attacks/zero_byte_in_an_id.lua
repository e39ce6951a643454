-- expect: fine
-- SPDX-License-Identifier: Apache-2.0
-- in a rule: error is not UTF-8
return stop{ reason = "a\0b" }
