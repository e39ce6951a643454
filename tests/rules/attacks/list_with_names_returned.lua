-- expect: fine
-- SPDX-License-Identifier: Apache-2.0
-- in a rule: error a list of actions without names and holes
return { one = skip{ reason = "a" } }
