-- expect: error there is no getmetatable
-- SPDX-License-Identifier: Apache-2.0
local mt=getmetatable and getmetatable("") if type(mt)=="table" then mt.__index.upper=function() return "HACKED" end error("LEAK: string metatable writable: "..("a"):upper(),0) end
