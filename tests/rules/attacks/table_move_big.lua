-- expect: error table has no move
-- SPDX-License-Identifier: Apache-2.0
return table.move({},1,1e9,2)
