// SPDX-License-Identifier: Apache-2.0
// A merchant's web shop: its server is the command savedwallet, its pages are what that prints, under the policy that
// it prints and nothing more.
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { programs } from './emulator.js';

const SESSION = 'this-buyer-and-this-browser';

export class Merchant {
    constructor(emulator) {
        this.emulator = emulator;
        this.pages = new Map();
        this.files = 0;
    }

    async open() {
        this.server = createServer((request, response) => this.answer(request, response));
        await new Promise((resolve) => this.server.listen(0, '127.0.0.1', resolve));
        this.url = `http://127.0.0.1:${this.server.address().port}`;
        return this;
    }

    close() {
        if (this.folder)
            rmSync(this.folder, { recursive: true });
        this.server.closeAllConnections();
        return new Promise((resolve) => this.server.close(resolve));
    }

    answer(request, response) {
        const { pathname } = new URL(request.url, this.url);
        const page = this.pages.get(pathname);
        response.writeHead(page ? 200 : 404, { 'content-type': 'text/html; charset=utf-8', ...page?.headers });
        response.end(page?.html ?? '<h1>Not here</h1>');
    }

    put(pathname, html, headers = {}) {
        this.pages.set(pathname, { html, headers });
        return this.url + pathname;
    }

    // @return what the command printed; a failure is an error with that in it, unless its code is expected
    async run(command, ...args) {
        return new Promise((resolve, reject) => {
            execFile(path.join(programs, 'savedwallet'), [command, ...args, '--json'],
                { env: this.emulator.environment(), timeout: 30000 }, (error, stdout, stderr) => {
                    if (error && !stdout)
                        reject(new Error(`${command}: ${stderr}`));
                    else
                        resolve({ code: error ? error.code : 0, ...JSON.parse(stdout) });
                });
        });
    }

    // A page with the button of a flow. @return its URL
    async button(flow, ...args) {
        const nonce = randomBytes(18).toString('base64');
        const made = await this.run('button', '--flow', flow, '--return-url', `${this.url}/back`,
            '--cancel-url', `${this.url}/canceled`, '--browser-session', SESSION, '--nonce', nonce, ...args);
        if (made.error)
            throw new Error(made.error.message);
        return this.put(`/${flow}`, pageOf(made.html), { 'content-security-policy': made.csp });
    }

    // A file with JSON in it, which goes with the merchant.
    file(content) {
        this.folder ??= mkdtempSync(path.join(tmpdir(), 'savedwallet-merchant-'));
        const file = path.join(this.folder, `${++this.files}.json`);
        writeFileSync(file, JSON.stringify(content));
        return file;
    }

    bound(command, ...args) {
        return this.run(command, ...args, '--browser-session', SESSION);
    }

    // A page of the merchant's own, with a script that may do what Amazon's needs.
    script(pathname, body, code, policy = '') {
        const nonce = randomBytes(18).toString('base64');
        const host = new URL(this.emulator.url).origin;
        const source = `<script src="${host}/checkout.js" nonce="${nonce}"></script><script nonce="${nonce}">${code}</script>`;
        return this.put(pathname, pageOf(body + source), { 'content-security-policy':
            `default-src 'none'; script-src 'nonce-${nonce}'; form-action ${host}; base-uri 'none'${policy}` });
    }
}

function pageOf(html) {
    return html.startsWith('<!DOCTYPE') ? html :
        `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Shop</title>` +
        `<body><h1>Shop</h1>${html}`;
}
