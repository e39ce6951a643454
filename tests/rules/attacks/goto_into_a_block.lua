-- expect: error no visible label 'inside'
-- SPDX-License-Identifier: Apache-2.0
goto inside
do ::inside:: end
