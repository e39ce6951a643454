-- expect: error there is no collectgarbage
-- SPDX-License-Identifier: Apache-2.0
collectgarbage("stop")
