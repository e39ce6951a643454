-- expect: error something that is no text
-- SPDX-License-Identifier: Apache-2.0
error(function() end)
