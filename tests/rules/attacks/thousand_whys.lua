-- expect: error why belongs into the function of a rule
-- SPDX-License-Identifier: Apache-2.0
-- in a rule: limit why
for i = 1, 1000 do why("line %d", i) end
