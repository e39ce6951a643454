// SPDX-License-Identifier: Apache-2.0
// The shop in Flask of python/examples: each flow of it, as its customers and its people see it.
import { startPythonShop } from './support/shop.js';
import { walkShop } from './support/shop_flows.js';

walkShop('python', startPythonShop);
