-- expect: error there is no e
-- SPDX-License-Identifier: Apache-2.0
-- in a rule: error what came in has no
for i, v in ipairs(e) do end
