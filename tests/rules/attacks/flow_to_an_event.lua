-- expect: fine
-- SPDX-License-Identifier: Apache-2.0
-- in a rule: error flow.saved is no answer to an event
return flow.saved{}
