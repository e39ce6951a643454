-- expect: error is not known here
-- SPDX-License-Identifier: Apache-2.0
string.format("%p", {})
