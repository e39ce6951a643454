-- expect: fine
-- SPDX-License-Identifier: Apache-2.0
rules.on("attack", {}, function() return stop{ reason = "new" } end)
rules.on("other", { a = "string" }, function() end)
return skip{ reason = "old" }
