-- expect: error takes members with names
-- SPDX-License-Identifier: Apache-2.0
return charge{ "x", id = "x", amount = money"1.00 EUR" }
