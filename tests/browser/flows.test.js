// SPDX-License-Identifier: Apache-2.0
// Each flow in each region: the button that savedwallet makes, the buyer's pages, and what finish says afterwards.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import {
    card, closeTab, giveConsent, giveUp, goOn, landed, openTab, passChallenge, signIn, startBrowser
} from './support/browser.js';
import { startEmulator } from './support/emulator.js';
import { Merchant } from './support/merchant.js';
import { words } from './support/words.js';

const PRICES = { na: '18.40 USD', eu: '18.40 EUR', jp: '1840 JPY' };

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser.close());

for (const region of ['na', 'eu', 'jp'])
    describe(`in ${region}`, () => walk(region));

function walk(region) {
    const price = PRICES[region];
    let emulator, merchant, page;

    before(async () => {
        emulator = await startEmulator('--region', region);
        merchant = await new Merchant(emulator).open();
    });
    after(async () => {
        await merchant.close();
        await emulator.stop();
    });

    // In Japan the pages are Japanese: its script takes no other language.
    async function open(options) {
        page = await openTab(browser, options);
        page.words = words(region === 'jp' ? 'ja' : 'en');
    }

    async function visit(flow, ...args) {
        await open();
        await page.goto(await merchant.button(flow, ...args));
        await page.getByRole('button').click();
    }

    // Where a wallet is saved outside of a purchase, a bank in Europe asks.
    async function meetBank() {
        if (region === 'eu')
            await passChallenge(page);
    }

    async function finish(...args) {
        const ended = await merchant.bound('finish', await landed(page, `${merchant.url}/back`), ...args);
        await closeTab(page);
        assert.equal(ended.error, undefined, JSON.stringify(ended.error));
        return ended;
    }

    test('a wallet is set up, and charged later', async () => {
        await visit('setup_only');
        await signIn(page);
        await card(page, '1111').check();
        await goOn(page);
        await meetBank();
        const ended = await finish();
        assert.equal(ended.wallet, 'saved');
        assert.match(ended.descriptor, /^Visa \*\*\*\*1111/);
        const paid = await merchant.run('charge', '--wallet', ended.charge_permission_id, '--amount', price,
            '--intent', `order-${region}`, '--initiator', 'MITU', '--channel', 'Web');
        assert.equal(paid.code, 0, JSON.stringify(paid));
    });

    test('a buyer signs in and saves the wallet', async () => {
        await visit('sign_in_and_setup');
        await signIn(page);
        await goOn(page);
        await meetBank();
        const ended = await finish();
        assert.equal(ended.wallet, 'saved');
        assert.equal(ended.buyer.email, 'susie.smith@example.com');
    });

    for (const consents of [true, false])
        test(`the additional payment button, with${consents ? '' : 'out'} consent`, async () => {
            await visit('additional_payment_button', '--amount', price, '--payment-intent', 'AuthorizeWithCapture');
            await signIn(page);
            if (consents)
                await giveConsent(page);
            await goOn(page, 'go_on');
            const ended = await finish('--amount', price);
            assert.equal(ended.payment, 'captured');
            assert.equal(ended.wallet, consents ? 'saved' : 'not_saved');
        });

    for (const consents of [true, false])
        test(`an express checkout, with${consents ? '' : 'out'} consent`, async () => {
            await visit('express', '--product-type', 'PayAndShip');
            await signIn(page);
            if (consents)
                await giveConsent(page);
            await goOn(page, 'go_on');
            const review = await landed(page, `${merchant.url}/back`);
            const seen = await merchant.bound('review', review);
            assert.match(seen.descriptor, /1111/);
            assert.equal(seen.shipping_address.city, 'Chicago');
            const placed = await merchant.bound('place-order', review, '--amount', price,
                '--payment-intent', 'AuthorizeWithCapture', '--return-url', `${merchant.url}/back`);
            await page.goto(placed.redirect_url);
            const ended = await finish('--amount', price);
            assert.equal(ended.payment, 'captured');
            assert.equal(ended.wallet, consents ? 'saved' : 'not_saved');
        });

    test('a buyer only signs in', async () => {
        await visit('sign_in');
        await signIn(page);
        await goOn(page);
        const url = new URL(await landed(page, `${merchant.url}/back`));
        await closeTab(page);
        assert.match(url.searchParams.get('buyerToken'), /^[0-9a-f-]{36}$/);
    });

    test('the page that changes a saved wallet', async () => {
        await visit('setup_only');
        await signIn(page);
        await goOn(page);
        await meetBank();
        const { charge_permission_id: wallet } = await finish();
        await emulator.control('POST', `permissions/${wallet}`, { state: 'NonChargeable', reason: 'PaymentMethodExpired' });
        if (region === 'jp') {
            await assert.rejects(merchant.button('update', '--wallet', wallet), /hosts no page in this region/);
            return;
        }
        await visit('update', '--wallet', wallet);
        await signIn(page);
        await card(page, '4444', 'MasterCard').check();
        await goOn(page);
        await meetBank();
        const ended = await finish();
        assert.equal(ended.wallet, 'updated');
        assert.equal(ended.charge_permission_id, wallet);
        assert.match(ended.descriptor, /^MasterCard \*\*\*\*4444/);
    });

    test('a page that starts by itself, and not again for who comes back', async () => {
        await open();
        const url = await merchant.button('setup_only', '--start', 'touchless');
        await page.goto(url);
        await giveUp(page);
        await landed(page, `${merchant.url}/canceled`);
        await page.goto(url);
        await page.getByRole('button').click();
        await signIn(page);
        await goOn(page);
        await meetBank();
        assert.equal((await finish()).wallet, 'saved');
    });

    test('a page in the tab of an app', async () => {
        await open({ viewport: { width: 390, height: 800 }, isMobile: true, hasTouch: true });
        await page.goto(await merchant.button('setup_only', '--surface', 'app_browser'));
        await signIn(page);
        await goOn(page);
        await meetBank();
        assert.equal((await finish()).wallet, 'saved');
    });
}
