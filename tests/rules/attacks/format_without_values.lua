-- expect: error more %s and %d than values
-- SPDX-License-Identifier: Apache-2.0
string.format("%s%s%s")
