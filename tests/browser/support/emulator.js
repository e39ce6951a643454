// SPDX-License-Identifier: Apache-2.0
// Starts the emulator of the build tree, and speaks its control API.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import path from 'node:path';

export const programs = process.env.SAVEDWALLET_BIN;
export const keys = process.env.SAVEDWALLET_TEST_KEYS;

export async function startEmulator(...options) {
    const child = spawn(path.join(programs, 'savedwallet-emulator'),
        ['--data-dir', keys, '--http-pages', ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
    const line = await new Promise((resolve, reject) => {
        createInterface({ input: child.stdout }).once('line', resolve);
        child.once('exit', (code) => reject(new Error(`the emulator ended with ${code}`)));
    });
    return new Emulator(child, JSON.parse(line));
}

class Emulator {
    constructor(child, ready) {
        this.child = child;
        this.ready = ready;
        this.url = ready.http_url;
    }

    async control(method, call, body) {
        const answer = await fetch(`${this.url}/emulator/api/${call}`, {
            method, headers: { 'x-emulator-token': this.ready.control_token },
            body: body === undefined ? undefined : JSON.stringify(body)
        });
        const told = await answer.json();
        if (!answer.ok)
            throw new Error(`${method} ${call}: ${answer.status} ${told.reasonCode} ${told.message}`);
        return told;
    }

    // What the command savedwallet is configured with.
    environment() {
        const ready = this.ready;
        return {
            SAVEDWALLET_MERCHANT_ID: ready.merchant_id, SAVEDWALLET_STORE_ID: ready.store_id,
            SAVEDWALLET_PUBLIC_KEY_ID: ready.public_key_id, SAVEDWALLET_PRIVATE_KEY_FILE: ready.private_key_file,
            SAVEDWALLET_REGION: ready.region, SAVEDWALLET_BASE_URL: ready.url, SAVEDWALLET_CA_FILE: ready.ca_file,
            SAVEDWALLET_LEDGER_CURRENCY: { na: 'USD', eu: 'EUR', jp: 'JPY' }[ready.region],
            SAVEDWALLET_SCRIPT_URL: ready.script_url,
            SAVEDWALLET_STATE_SECRET: 'only-for-these-tests-0123456789'
        };
    }

    async stop() {
        const ended = new Promise((resolve) => this.child.once('exit', resolve));
        this.child.kill('SIGTERM');
        await ended;
    }
}
