-- expect: error flow has no savd
-- SPDX-License-Identifier: Apache-2.0
return flow.savd{}
