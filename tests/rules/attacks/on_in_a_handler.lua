-- expect: fine
-- SPDX-License-Identifier: Apache-2.0
-- in a rule: error belongs outside of functions
rules.on("attack", {}, function() return stop{ reason = "new" } end)
rules.on("other", { a = "string" }, function() end)
return skip{ reason = "old" }
