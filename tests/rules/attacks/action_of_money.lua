-- expect: error takes what it says in braces
-- SPDX-License-Identifier: Apache-2.0
return charge(money"1.00 EUR")
