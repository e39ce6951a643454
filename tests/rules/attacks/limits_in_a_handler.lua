-- expect: fine
-- SPDX-License-Identifier: Apache-2.0
-- in a rule: error belongs outside of functions
rules.limits{ per_charge = money"999999.00 EUR" }
