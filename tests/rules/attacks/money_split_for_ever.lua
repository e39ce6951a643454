-- expect: limit instructions|time
-- SPDX-License-Identifier: Apache-2.0
while true do money("1.00 EUR"):split(1000) end
