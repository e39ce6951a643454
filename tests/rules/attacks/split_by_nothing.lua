-- expect: error a text is split by something
-- SPDX-License-Identifier: Apache-2.0
string.split("abc", "")
