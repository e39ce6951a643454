-- expect: fine
-- SPDX-License-Identifier: Apache-2.0
-- in a rule: error the answer of a rule is an action
return 1
