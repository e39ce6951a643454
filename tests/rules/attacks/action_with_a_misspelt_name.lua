-- expect: error the nearest is amount
-- SPDX-License-Identifier: Apache-2.0
return charge{ id = "x", amuont = money"1.00 EUR", amount = money"1.00 EUR" }
