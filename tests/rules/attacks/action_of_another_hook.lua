-- expect: fine
-- SPDX-License-Identifier: Apache-2.0
-- in a rule: error retry is no answer to an event
return retry{ after = "1d" }
