-- expect: error a ruleset has no on_declines
-- SPDX-License-Identifier: Apache-2.0
rules.on_declines(function() end)
