// SPDX-License-Identifier: Apache-2.0
// The inspector: what a developer sees while a shop is at work.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { constants, createHash, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { promisify } from 'node:util';

import { closeTab, goOn, landed, look, openTab, signIn, startBrowser } from './support/browser.js';
import { programs, startEmulator } from './support/emulator.js';
import { Merchant } from './support/merchant.js';

const run = promisify(execFile);
const MANY = 10000;

let browser, emulator, merchant;

before(async () => {
    browser = await startBrowser();
    emulator = await startEmulator('--region', 'na');
    merchant = await new Merchant(emulator).open();
});
after(async () => {
    await browser.close();
    await merchant.close();
    await emulator.stop();
});
beforeEach(() => emulator.control('POST', 'reset'));

async function openInspector(options) {
    const page = await openTab(browser, { permissions: ['clipboard-read', 'clipboard-write'], ...options });
    await page.goto(`${emulator.url}/emulator/#token=${emulator.ready.control_token}`);
    await page.getByText('live', { exact: true }).waitFor();
    return page;
}

const lines = (page) => page.getByRole('list', { name: 'Time line' }).getByRole('button');
const line = (page, text) => lines(page).filter({ hasText: text }).first();
const room = (page, name) => page.getByRole('tab', { name, exact: true }).click();
const detail = (page) => page.getByRole('complementary', { name: 'Details' });

// A wallet that was saved by the control API, and one charge.
async function charge(amount = '18.40 USD') {
    const made = await merchant.run('button', '--flow', 'setup_only', '--return-url', `${merchant.url}/back`, '--unbound');
    const { url } = await emulator.control('POST', 'checkout', { payload: made.payload_json, signature: made.signature,
        public_key_id: made.public_key_id, algorithm: made.algorithm, product_type: 'PayOnly' });
    const saved = await merchant.run('finish', url, '--unbound', '--flow', 'setup_only');
    return merchant.run('charge', '--wallet', saved.charge_permission_id, '--amount', amount, '--intent', 'a',
        '--initiator', 'MITU', '--channel', 'Web');
}

test('the token is asked for, and stays out of the address', async () => {
    const page = await openTab(browser);
    await page.goto(`${emulator.url}/emulator/`);
    await look(page, 'inspector-token');
    await page.getByLabel('Control token').fill('wrong');
    await page.getByRole('button', { name: 'Open' }).click();
    await page.getByText('This is not the token').waitFor();
    await page.getByLabel('Control token').fill(emulator.ready.control_token);
    await page.getByRole('button', { name: 'Open' }).click();
    await page.getByText('live', { exact: true }).waitFor();
    await closeTab(page);
    const linked = await openInspector();
    assert.equal(linked.url(), `${emulator.url}/emulator/`);
    await linked.reload();
    await linked.getByText('live', { exact: true }).waitFor();
    await closeTab(linked);
});

test('another token in the address is taken, and one that is none any more is asked for', async () => {
    const first = await startEmulator('--region', 'na');
    const port = new URL(first.url).port;
    const page = await openTab(browser);
    await page.goto(`${first.url}/emulator/`);
    await page.getByLabel('Control token').waitFor();
    await page.evaluate((token) => { location.hash = `token=${token}`; }, first.ready.control_token);
    await page.getByText('live', { exact: true }).waitFor();
    assert.equal(page.url(), `${first.url}/emulator/`);
    await fetch(`${first.url}/v2/charges/S01-first`);
    await line(page, 'S01-first').waitFor();
    await first.stop();
    const second = await startEmulator('--region', 'na', '--http-port', port);
    await page.getByText('This is not the token').waitFor();
    assert.ok(await page.getByRole('tablist').isHidden());
    await fetch(`${second.url}/v2/charges/S01-second`);
    await page.evaluate((token) => { location.hash = `token=${token}`; }, second.ready.control_token);
    await line(page, 'S01-second').waitFor();
    assert.equal(await lines(page).count(), 1);
    assert.equal(page.url(), `${first.url}/emulator/`);
    await second.stop();
    await page.context().close(); // what the browser says of the time between the two comes late
    assert.deepEqual(page.problems.filter((text) => !/ERR_/.test(text)), []);
});

test('requests, states and notifications appear without reloading', async () => {
    const page = await openInspector();
    const heard = [];
    const ears = http.createServer((request, response) => {
        heard.push(request.url);
        response.writeHead(200);
        response.end();
    });
    await new Promise((done) => ears.listen(0, '127.0.0.1', done));
    await emulator.control('PUT', 'notifications', { url: `http://127.0.0.1:${ears.address().port}/ipn` });
    const paid = await charge();
    for (const text of ['completeCheckoutSession', 'createCharge', 'CHARGE_PERMISSION', `CHARGE ${paid.id} Captured`,
        `CHARGE ${paid.id} delivered`])
        await line(page, text).waitFor();
    await look(page, 'inspector-timeline');
    await line(page, 'createCharge').click();
    await detail(page).getByRole('heading', { name: 'POST /v2/charges' }).waitFor();
    assert.match(await detail(page).textContent(), /signature right/);
    await look(page, 'inspector-request');
    await room(page, 'Notifications');
    await page.getByRole('list', { name: 'Notifications' }).getByText(paid.id).first().click();
    await detail(page).getByText('200').first().waitFor();
    await look(page, 'inspector-notifications');
    const before = heard.length;
    await detail(page).getByRole('button', { name: 'Send it again' }).click();
    while (heard.length === before)
        await new Promise((done) => setTimeout(done, 20));
    ears.closeAllConnections();
    await new Promise((done) => ears.close(done));
    await closeTab(page);
});

test('objects, and the way from one to another', async () => {
    const paid = await charge();
    const page = await openInspector({ colorScheme: 'dark' });
    await room(page, 'Objects');
    await page.getByLabel('Kind').selectOption('charges');
    await page.getByRole('button', { name: paid.id }).click();
    await detail(page).getByText('Captured', { exact: true }).waitFor();
    await look(page, 'inspector-objects-dark');
    await detail(page).getByRole('button', { name: /^C01-/ }).click();
    await detail(page).getByText('Chargeable', { exact: true }).waitFor();
    await merchant.run('refund', paid.id, '--amount', '1.00 USD', '--intent', 'r');
    await page.getByLabel('Kind').selectOption({ label: 'Refunds (1)' });
    await page.getByRole('list', { name: 'Objects' }).getByText('RefundInitiated').waitFor();
    await page.getByLabel('Id').fill('nothing');
    await page.getByRole('list', { name: 'Objects' }).getByText('RefundInitiated').waitFor({ state: 'detached' });
    await closeTab(page);
});

// A signature that is real, but over another path than the one that is sent.
function signedWrongly(pathname) {
    const date = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
    const signed = `GET\n${pathname.replace('/v2', '')}\n\nx-amz-pay-date:${date}\nx-amz-pay-region:na\n\n` +
        `x-amz-pay-date;x-amz-pay-region\n${createHash('sha256').digest('hex')}`;
    const text = `AMZN-PAY-RSASSA-PSS-V2\n${createHash('sha256').update(signed).digest('hex')}`;
    const signature = sign('sha256', text, { key: readFileSync(emulator.ready.private_key_file),
        padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }).toString('base64');
    return fetch(emulator.url + pathname, { headers: { 'x-amz-pay-date': date, 'x-amz-pay-region': 'na',
        authorization: `AMZN-PAY-RSASSA-PSS-V2 PublicKeyId=${emulator.ready.public_key_id}, ` +
            `SignedHeaders=x-amz-pay-date;x-amz-pay-region, Signature=${signature}` } });
}

test('a wrong signature, line by line', async () => {
    const page = await openInspector();
    await signedWrongly('/v2/charges/S01-1');
    const chips = line(page, 'InvalidRequestSignature').locator('.badge');
    const [left, right] = [await chips.nth(0).boundingBox(), await chips.nth(1).boundingBox()];
    assert.ok(right.x >= left.x + left.width + 4, 'the chips keep apart');
    await line(page, 'InvalidRequestSignature').click();
    await detail(page).getByRole('button', { name: 'Why the signature is wrong' }).click();
    await detail(page).getByRole('heading', { name: 'Mine' }).waitFor();
    assert.deepEqual(await detail(page).locator('.differs').allTextContents(), ['/charges/S01-1\n', '/v2/charges/S01-1\n']);
    await look(page, 'inspector-signature');
    await room(page, 'Signatures');
    await page.getByRole('list', { name: 'Wrong signatures' }).getByRole('button').first().waitFor();
    await closeTab(page);
});

test('a request is copied as a line for a shell, which works', async () => {
    const paid = await charge();
    const page = await openInspector();
    for (const [operation, button] of [['createCharge', 'Copy as savedwallet call'], ['createCharge', 'Copy as curl'], ['getChargePermission', 'Copy as savedwallet call']]) {
        if (operation === 'getChargePermission')
            await merchant.run('call', operation, paid.body.chargePermissionId);
        await line(page, operation).click();
        await detail(page).getByRole('button', { name: button }).click();
        await detail(page).getByText('copied').waitFor();
        const copied = await page.evaluate(() => navigator.clipboard.readText());
        const { stdout } = await run('sh', ['-c', copied], { env: { ...emulator.environment(), PATH: `${programs}${path.delimiter}${process.env.PATH}` } });
        assert.match(stdout, operation === 'createCharge' ? new RegExp(paid.id) : /PaymentMethodOnFile/, copied);
    }
    assert.equal((await emulator.control('GET', 'state')).charges.length, 1);
    await closeTab(page);
});

// What the inspector offers to copy, run as it is. @return what came out, whether the call was refused or not
async function runCopied(page, button) {
    await detail(page).getByRole('button', { name: button }).click();
    await detail(page).getByText('copied').first().waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    const { stdout, stderr } = await run('sh', ['-c', copied], { env: { ...emulator.environment(),
        PATH: `${programs}${path.delimiter}${process.env.PATH}` } }).catch((error) => error);
    return `${copied}\n${stdout}${stderr}`;
}

test('what a stranger sent is copied as it was, and runs nothing else', async () => {
    const page = await openInspector();
    const odd = '/v2/charges?a={1,2}&b=%zz&c=[1-3]';
    await new Promise((done) => http.request(emulator.url, { method: 'POST', path: odd },
        (answer) => answer.resume().on('end', done)).end('@/etc/passwd'));
    await line(page, 'createCharge').click();
    await runCopied(page, 'Copy as curl');
    const { requests } = await emulator.control('GET', 'requests');
    assert.deepEqual(requests.map((one) => [one.requestBody, one.query]), Array(2).fill(['@/etc/passwd', odd.split('?')[1]]));
    assert.match(await detail(page).textContent(), /--query b=%zz/);
    await new Promise((done) => http.get(`${emulator.url}/v2/charges/--help`, (answer) => answer.resume().on('end', done)));
    await line(page, '--help').click();
    await detail(page).getByRole('heading', { name: 'GET /v2/charges/--help' }).waitFor();
    assert.match(await runCopied(page, 'Copy as savedwallet call'), /ResourceNotFound/);
    await closeTab(page);
});

test('focus stays where it is while things happen', async () => {
    const page = await openInspector();
    await emulator.control('PUT', 'notifications', { url: 'http://127.0.0.1:1/' });
    const { id } = await charge();
    const more = () => charge('1.00 USD');
    const wrong = () => signedWrongly('/v2/charges/S01-1');
    await wrong();
    for (const [name, list, text, happens] of [['Objects', 'Objects', id, more], ['Notifications', 'Notifications', id, more],
        ['Signatures', 'Wrong signatures', 'path', wrong]]) {
        await room(page, name);
        if (name === 'Objects')
            await page.getByLabel('Kind').selectOption('charges');
        const rows = page.getByRole('list', { name: list }).getByRole('button');
        await rows.filter({ hasText: text }).first().focus();
        const [key, before] = [await page.evaluate(() => document.activeElement.dataset.key), await rows.count()];
        await happens();
        await page.waitForFunction(([title, count]) =>
            document.querySelectorAll(`[aria-label="${title}"] button`).length > count, [list, before]);
        assert.equal(await page.evaluate(() => document.activeElement.dataset.key), key, name);
    }
    await room(page, 'Clock');
    await page.getByRole('button', { name: 'Stop it' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('stands still', { exact: true }).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Let it run');
    await emulator.control('POST', 'clock', { freeze: false });
    await page.getByText('runs', { exact: true }).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Stop it');
    await closeTab(page);
});

test('clock, faults, and beginning again', async () => {
    const page = await openInspector({ viewport: { width: 390, height: 800 }, isMobile: true });
    await room(page, 'Clock');
    const before = Date.parse((await emulator.control('GET', 'clock')).now);
    await page.getByRole('button', { name: '31 days' }).click();
    await page.getByRole('button', { name: 'Stop it' }).click();
    await page.getByText('stands still', { exact: true }).waitFor();
    await look(page, 'inspector-clock-phone');
    const tops = await page.getByRole('tab').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
    assert.equal(new Set(tops).size, 1, 'the tabs are one row');
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing is cut off');
    const [button, title] = [await page.getByRole('button', { name: 'Let it run' }).boundingBox(),
        await page.getByRole('heading', { name: 'Let time pass' }).boundingBox()];
    assert.ok(title.y >= button.y + button.height + 12, 'the title keeps away from the button');
    assert.ok(Date.parse((await emulator.control('GET', 'clock')).now) >= before + 31 * 86400000);
    await page.getByLabel('Or go to').fill('yesterday');
    await page.getByRole('button', { name: 'Go', exact: true }).click();
    await page.getByRole('alert').getByText('2027-01-01T00:00:00Z').waitFor();
    await room(page, 'Faults');
    await page.getByLabel('Operation').fill('getCharge');
    await page.getByLabel('Fault', { exact: true }).selectOption('error_before');
    await page.getByRole('button', { name: 'Set', exact: true }).click();
    await page.getByRole('list', { name: 'Faults' }).getByText('error_before').waitFor();
    await look(page, 'inspector-faults-phone');
    assert.equal((await merchant.run('call', 'getCharge', 'S01-1', '--timeout', '1')).error.http_status, 500);
    await page.getByRole('button', { name: 'Remove all' }).click();
    await page.getByText('None is set.').waitFor();
    await room(page, 'Clock');
    page.once('dialog', (dialog) => dialog.accept());
    await page.getByRole('button', { name: 'Begin again' }).click();
    await page.getByText('runs', { exact: true }).waitFor();
    assert.equal((await emulator.control('GET', 'state')).requests, 0);
    await closeTab(page);
});

test('what came over the wire stays text', async () => {
    const page = await openInspector();
    const evil = '<img src=x onerror=alert(1)><script>alert(2)</script>';
    await new Promise((done) => {
        const request = http.request(`${emulator.url}/v2/charges/x`, { method: 'POST', path: `/v2/charges/${evil.replaceAll(' ', '%20')}`,
            headers: { 'x-evil': evil, 'x-amz-pay-idempotency-key': evil } }, (answer) => answer.resume().on('end', done));
        request.end(evil);
    });
    await line(page, '<script>').click();
    await detail(page).getByText('x-evil').waitFor();
    assert.equal(await page.locator('main script, main img').count(), 0);
    await closeTab(page);
});

test('the keyboard moves between rooms and lines', async () => {
    await charge();
    const page = await openInspector();
    await page.getByRole('tab', { name: 'Time line' }).focus();
    await page.keyboard.press('ArrowRight');
    assert.equal(await page.getByRole('tab', { selected: true }).textContent(), 'Objects');
    await page.keyboard.press('ArrowLeft');
    await lines(page).first().focus();
    await page.keyboard.press('Enter');
    await detail(page).getByRole('heading').first().waitFor();
    await closeTab(page);
});

// Requests that are refused are requests too, and quick to make.
async function ask(count) {
    const agent = new http.Agent({ keepAlive: true, maxSockets: 8 });
    let left = count;
    const worker = async () => {
        while (left-- > 0)
            await new Promise((done, fail) => http.get(`${emulator.url}/v2/charges/S01-${left}`, { agent },
                (answer) => answer.resume().on('end', done)).on('error', fail));
    };
    await Promise.all(Array.from({ length: 8 }, worker));
    agent.destroy();
}

test('ten thousand requests', async (t) => {
    const page = await openInspector();
    await ask(MANY);
    await page.getByText(new RegExp(`^${MANY + 1} of ${MANY + 1}`)).waitFor();
    assert.equal(await lines(page).count(), 200);
    await page.getByLabel('Search').fill('S01-4711');
    await line(page, '/v2/charges/S01-4711').waitFor();
    assert.equal(await lines(page).count(), 1);
    await page.getByLabel('Search').fill('');
    await page.getByRole('button', { name: 'Show 200 more' }).click();
    assert.equal(await lines(page).count(), 400);
    await page.evaluate(() => {
        new MutationObserver(() => { window.seenAt ??= document.querySelector('.lines').textContent.includes('S01-late') ? Date.now() : undefined; })
            .observe(document.querySelector('.lines'), { childList: true });
    });
    const delays = [];
    for (let i = 0; i < 20; i++) {
        await page.evaluate(() => { window.seenAt = undefined; document.querySelector('.lines').replaceChildren(); });
        const asked = Date.now();
        await fetch(`${emulator.url}/v2/charges/S01-late${i}`);
        await line(page, `S01-late${i}`).waitFor();
        delays.push(await page.evaluate(() => window.seenAt) - asked);
    }
    delays.sort((a, b) => a - b);
    t.diagnostic(`from request to line with ${MANY}: median ${delays[10]} ms, longest ${delays[19]} ms`);
    const opened = Date.now();
    await page.reload();
    await page.getByText(/of \d+/).waitFor();
    t.diagnostic(`opened with ${MANY}: ${Date.now() - opened} ms`);
    await closeTab(page);
});

// Every page of the emulator's: what the browser is told to keep out.
test('policies, origins and hosts', async () => {
    const url = await merchant.button('setup_only');
    const tab = await openTab(browser);
    await tab.goto(url);
    await tab.getByRole('button').click();
    await tab.waitForURL(/sign-in/);
    const seen = [tab.url(), `${emulator.url}/emulator/`, `${emulator.url}/checkout/signout`, `${emulator.url}/shop/`];
    for (const at of seen) {
        const answer = await fetch(at, { headers: { accept: 'text/html', origin: 'https://evil.example' } });
        const policy = answer.headers.get('content-security-policy');
        const html = await answer.text();
        assert.match(policy, /default-src 'none'; script-src 'self'; style-src 'self'/, at);
        assert.match(policy, /frame-ancestors 'none'/);
        assert.doesNotMatch(policy, /unsafe/);
        assert.doesNotMatch(html, /<script(?![^>]* src=)|\son\w+=|style=|<style|javascript:/, at);
        assert.equal(answer.headers.get('access-control-allow-origin'), null);
        assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
    }
    const host = await new Promise((done) => http.get(`${emulator.url}/emulator/`, { headers: { host: 'evil.example' } }, done));
    assert.equal(host.statusCode, 421);
    await signIn(tab);
    await goOn(tab);
    await landed(tab, `${merchant.url}/back`);
    await closeTab(tab);
});

test('another site can neither read nor act', async () => {
    const page = await openTab(browser);
    await page.goto(merchant.put('/evil', '<!DOCTYPE html><html lang="en"><title>Evil</title><h1>Evil</h1>'));
    const failures = await page.evaluate(async ([url, token]) => {
        const attempt = (path, options) => fetch(url + path, options).then(() => 'read', () => 'kept out');
        return [await attempt('/emulator/'), await attempt('/emulator/api/state', { headers: { 'x-emulator-token': token } }),
            await attempt('/checkout/sign-in'), await attempt('/assets/inspector.js')];
    }, [emulator.url, emulator.ready.control_token]);
    assert.deepEqual(failures, ['kept out', 'kept out', 'kept out', 'kept out']);
    await page.setContent(`<form method="post" action="${emulator.url}/checkout/review"><input name="visit" value="x"><button>Go</button></form>`);
    await page.getByRole('button').click();
    await page.getByText('CrossOrigin').waitFor();
    page.problems = [];
    await closeTab(page);
});
