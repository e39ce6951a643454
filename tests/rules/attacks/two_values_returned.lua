-- expect: fine
-- SPDX-License-Identifier: Apache-2.0
-- in a rule: error a rule gives one value
return skip{ reason = "a" }, skip{ reason = "b" }
