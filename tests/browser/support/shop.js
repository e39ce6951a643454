// SPDX-License-Identifier: Apache-2.0
// The shops of the examples, against an emulator that runs.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import path from 'node:path';

import { programs } from './emulator.js';

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '../../..');

export const ADMIN = { username: 'admin', password: 'only-for-these-tests' };

export function startPythonShop(emulator) {
    return start(emulator, '/usr/bin/python3', ['-W', 'error', '-m', 'shop'], path.join(root, 'python/examples'), {
        PYTHONDONTWRITEBYTECODE: '1', PYTHONPATH: process.env.SAVEDWALLET_PYTHON ?? path.resolve(programs, '../python')
    });
}

export function startPhpShop(emulator) {
    return start(emulator, 'php', ['serve.php'], path.join(root, 'php/examples/shop'), {
        PHP_INI_SCAN_DIR: `:${path.resolve(programs, '../php/conf.d')}`
    });
}

async function start(emulator, command, args, cwd, env) {
    const child = spawn(command, args, {
        cwd, stdio: ['ignore', 'pipe', 'pipe'],
        env: {
            ...emulator.environment(), PATH: process.env.PATH, SHOP_ADMIN_PASSWORD: ADMIN.password,
            SAVEDWALLET_EMULATOR_SNS_CERT_FILE: emulator.ready.sns_cert_file, ...env
        }
    });
    const shop = new Shop(child);
    const line = await new Promise((resolve, reject) => {
        createInterface({ input: child.stdout }).once('line', resolve);
        child.once('close', (code) => reject(new Error(`the shop ended with ${code}: ${shop.said}`)));
    });
    shop.url = line.replace(/^shop: *(.*)\/$/, '$1');
    return shop;
}

class Shop {
    constructor(child) {
        this.child = child;
        this.said = '';
        child.stderr.on('data', (text) => { this.said += text; });
    }

    // A shop that has nothing to complain of says nothing.
    async stop() {
        const ended = new Promise((resolve) => this.child.once('close', resolve));
        this.child.kill('SIGTERM');
        await ended;
        process.stderr.write(this.said); // also where the test has failed before
        assert.equal(this.said, '');
    }
}
