-- expect: error value expected
-- SPDX-License-Identifier: Apache-2.0
assert()
