-- expect: error charge.expires; fine
-- SPDX-License-Identifier: Apache-2.0
-- in a rule: error expires
return charge{ id = "x", amount = money"1.00 EUR", capture = "later", expires = time"1999-01-01T00:00:00Z" }
