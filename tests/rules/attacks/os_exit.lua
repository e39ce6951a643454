-- expect: error there is no os
-- SPDX-License-Identifier: Apache-2.0
os.exit(1)
