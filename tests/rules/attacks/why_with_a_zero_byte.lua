-- expect: error why belongs into the function of a rule
-- SPDX-License-Identifier: Apache-2.0
-- in a rule: error NUL
why("before\0after")
