-- expect: error charge.after
-- SPDX-License-Identifier: Apache-2.0
return charge{ id = "x", amount = money"1.00 EUR", after = "3d\0ays" }
