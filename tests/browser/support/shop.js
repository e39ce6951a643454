// SPDX-License-Identifier: Apache-2.0
// The shop in Flask of python/examples, against an emulator that runs.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import path from 'node:path';

import { programs } from './emulator.js';

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '../../..');

export const ADMIN = { username: 'admin', password: 'only-for-these-tests' };

export async function startShop(emulator) {
    const child = spawn('/usr/bin/python3', ['-W', 'error', '-m', 'shop'], {
        cwd: path.join(root, 'python/examples'), stdio: ['ignore', 'pipe', 'inherit'],
        env: {
            ...emulator.environment(), PATH: process.env.PATH, PYTHONDONTWRITEBYTECODE: '1',
            PYTHONPATH: process.env.SAVEDWALLET_PYTHON ?? path.resolve(programs, '../python'),
            SAVEDWALLET_EMULATOR_SNS_CERT_FILE: emulator.ready.sns_cert_file, SHOP_ADMIN_PASSWORD: ADMIN.password
        }
    });
    const line = await new Promise((resolve, reject) => {
        createInterface({ input: child.stdout }).once('line', resolve);
        child.once('exit', (code) => reject(new Error(`the shop ended with ${code}`)));
    });
    return new Shop(child, line.replace(/^shop: *(.*)\/$/, '$1'));
}

class Shop {
    constructor(child, url) {
        this.child = child;
        this.url = url;
    }

    async stop() {
        const ended = new Promise((resolve) => this.child.once('exit', resolve));
        this.child.kill('SIGTERM');
        await ended;
    }
}
