-- expect: error one?two??
-- SPDX-License-Identifier: Apache-2.0
error("one\ntwo\r\n\27[31mred", 0)
