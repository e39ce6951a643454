-- expect: fine
-- SPDX-License-Identifier: Apache-2.0
rules.limits{ per_charge = money"999999.00 EUR" }
