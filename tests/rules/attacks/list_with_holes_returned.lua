-- expect: fine
-- SPDX-License-Identifier: Apache-2.0
-- in a rule: error a list of actions without names and holes
return { skip{ reason = "a" }, nil, skip{ reason = "b" } }
