-- expect: error split takes a whole number
-- SPDX-License-Identifier: Apache-2.0
money("1.00 EUR"):split(1000000)
