// SPDX-License-Identifier: Apache-2.0
// The shop that the emulator serves: each flow of it, as a person would try them.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';

import { card, closeTab, giveConsent, giveUp, goOn, look, openTab, passChallenge, signIn, startBrowser } from './support/browser.js';
import { startEmulator } from './support/emulator.js';

let browser, emulator, page;

before(async () => {
    browser = await startBrowser();
    emulator = await startEmulator('--region', 'eu');
});
after(async () => {
    await browser.close();
    await emulator.stop();
});
beforeEach(() => emulator.control('POST', 'reset'));

async function choose(flow) {
    page = await openTab(browser);
    await page.goto(`${emulator.url}/shop/`);
    await page.getByRole('link', { name: flow, exact: true }).click();
}

const press = () => page.locator('.amazonpay-button').click();
const heading = (name) => page.getByRole('heading', { name, level: 1, exact: true }).waitFor();

async function save() {
    await choose('Save a wallet');
    await press();
    await signIn(page);
    await goOn(page);
    await passChallenge(page);
    await heading('Wallet saved');
}

test('a wallet is saved, charged, refunded, changed and removed', async () => {
    await save();
    await look(page, 'shop-saved');
    await page.getByRole('link', { name: 'Back to the shop' }).click();
    await look(page, 'shop-home');
    await page.getByLabel('Amount in EUR').fill('7.50');
    await page.getByRole('button', { name: 'Charge', exact: true }).click();
    await heading('Charged');
    await page.reload(); // the form is sent again: the same charge
    await heading('Charged');
    assert.equal((await emulator.control('GET', 'state')).charges.length, 1);
    await page.getByRole('link', { name: 'Back to the shop' }).click();
    await page.getByText('7.50 EUR').waitFor();
    await page.getByRole('button', { name: 'Refund' }).click();
    await heading('Refund under way');
    await page.getByRole('link', { name: 'Back to the shop' }).click();
    await page.getByRole('link', { name: 'Change card' }).click();
    await press();
    await signIn(page);
    await card(page, '4444', 'MasterCard').check();
    await goOn(page);
    await passChallenge(page);
    await heading('Wallet saved');
    await page.getByRole('link', { name: 'Back to the shop' }).click();
    await page.getByText('card 4444').waitFor();
    await page.getByRole('button', { name: 'Remove' }).click();
    await heading('Wallet removed');
    await closeTab(page);
});

test('an express checkout, with another address', async () => {
    await choose('Express checkout');
    await look(page, 'shop-flow');
    await press();
    await signIn(page);
    await giveConsent(page);
    await goOn(page, 'go_on');
    await heading('Review your order');
    await look(page, 'shop-review');
    await page.getByRole('button', { name: 'Change address' }).click();
    await page.getByRole('radio', { name: /Berlin/ }).check();
    await goOn(page, 'go_on');
    await page.getByText('10115 Berlin').waitFor();
    await page.getByRole('button', { name: 'Place order' }).click();
    await heading('Paid');
    await page.getByText('And the wallet was saved.').waitFor();
    await closeTab(page);
});

test('paid at the end of a checkout, without saving', async () => {
    await choose('Pay at the end of a checkout');
    await press();
    await signIn(page);
    await goOn(page, 'go_on');
    await heading('Paid');
    await page.getByText('did not want the wallet to be saved').waitFor();
    await closeTab(page);
});

test('given up, and declined', async () => {
    await choose('Save a wallet');
    await press();
    await giveUp(page);
    await heading('You gave up');
    await look(page, 'shop-gave-up');
    await closeTab(page);
    await choose('Pay at the end of a checkout');
    await press();
    await signIn(page);
    await card(page, '3434').check();
    await goOn(page, 'go_on');
    await heading('Nothing was saved');
    await closeTab(page);
});

for (const flow of ['Sign in and save a wallet', 'Sign in without a click', 'In an app\'s browser tab'])
    test(flow, async () => {
        await choose(flow);
        if (flow === 'Sign in and save a wallet')
            await press();
        await signIn(page);
        await goOn(page);
        await passChallenge(page);
        await heading('Wallet saved');
        if (flow.includes('app')) {
            const link = page.getByRole('link', { name: 'Open the app' });
            assert.equal(await link.getAttribute('href'), 'savedwallet-shop://back');
            await look(page, 'shop-app');
        }
        await closeTab(page);
    });

test('the script blocked: the page says so', async () => {
    page = await openTab(browser);
    await page.route('**/checkout.js', (route) => route.abort());
    await page.goto(`${emulator.url}/shop/flow?is=setup`);
    await page.getByText('Amazon Pay could not be loaded.').waitFor();
    page.problems = [];
    await closeTab(page);
});

test('an API that fails is told of, not hidden', async () => {
    await save();
    await page.getByRole('link', { name: 'Back to the shop' }).click();
    for (const [fault, title] of [['reset_after', 'No answer'], ['error_before', 'Refused']]) {
        await emulator.control('POST', 'faults', [{ operation: 'createCharge', fault, when: { nth: 1 } }]);
        await page.getByRole('button', { name: 'Charge', exact: true }).click();
        await heading(title);
        await emulator.control('DELETE', 'faults');
        await page.goto(`${emulator.url}/shop/`);
    }
    await closeTab(page);
});
