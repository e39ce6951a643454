-- expect: error this is not the name of a time zone
-- SPDX-License-Identifier: Apache-2.0
-- whole
ruleset{ name = "b", version = "1", api = 1, timezone = "/etc/passwd" }
