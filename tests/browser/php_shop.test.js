// SPDX-License-Identifier: Apache-2.0
// The shop in plain PHP of php/examples: each flow of it, as its customers and its people see it.
import { startPhpShop } from './support/shop.js';
import { walkShop } from './support/shop_flows.js';

walkShop('php', startPhpShop);
