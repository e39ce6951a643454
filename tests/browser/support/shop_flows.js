// SPDX-License-Identifier: Apache-2.0
// What a shop of the examples does, whatever it is written in: each flow, as its customers and its people see it.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';

import {
    card, closeTab, giveConsent, giveUp, goOn, look, openTab, passChallenge, signIn, startBrowser
} from './browser.js';
import { startEmulator } from './emulator.js';
import { ADMIN } from './shop.js';

// start(emulator) starts the shop; the pictures' names begin with the language.
export function walkShop(language, start) {
    let browser, emulator, page, shop;

    before(async () => {
        browser = await startBrowser();
        emulator = await startEmulator('--region', 'eu');
    });
    after(async () => {
        await browser.close();
        await emulator.stop();
    });
    beforeEach(async () => {
        await emulator.control('POST', 'reset');
        shop = await start(emulator);
        await emulator.control('PUT', 'notifications', { url: `${shop.url}/amazon/notifications` });
        page = await openTab(browser, { httpCredentials: ADMIN });
        await page.goto(shop.url);
    });
    afterEach(async () => {
        try {
            await closeTab(page);
        } finally {
            await shop.stop();
        }
    });

    const press = () => page.locator('.amazonpay-button').click();
    const button = (name) => page.getByRole('button', { name, exact: true });
    const link = (name) => page.getByRole('link', { name, exact: true });
    const heading = (name) => page.getByRole('heading', { name, level: 1, exact: true }).waitFor();
    const charges = async () => (await emulator.control('GET', 'state')).charges;

    async function register(name = 'Ada Example', email = 'ada@example.com') {
        await link('Sign in').click();
        await page.getByLabel('Your name').fill(name);
        await page.getByLabel('Your e-mail address').fill(email);
        await page.getByLabel('A new password').fill('only for tests');
        await button('Create account').click();
        await heading('Your wallets');
    }

    async function save() {
        await register();
        await look(page, `${language}-shop-no-wallet`);
        await link('Save a wallet').click();
        await heading('Save your Amazon Pay wallet');
        await look(page, `${language}-shop-setup`);
        await press();
        await signIn(page);
        await goOn(page);
        await passChallenge(page);
        await heading('Wallet saved');
    }

    async function buy(name = 'Buy Stoneware mug') {
        await page.goto(shop.url);
        await button(name).click();
        await heading('Your basket');
    }

    async function repair(digits) {
        await page.goto(`${shop.url}/wallets`);
        await look(page, `${language}-shop-broken`);
        await link('Repair').click();
        await heading('Repair your wallet');
        await press();
        await signIn(page);
        await card(page, digits, 'MasterCard').check();
        await goOn(page);
        await passChallenge(page);
        await heading('Wallet changed');
    }

    test('a wallet is saved, and pays an order with one click, once', async () => {
        await look(page, `${language}-shop-home`);
        await save();
        await look(page, `${language}-shop-saved`);
        await buy();
        await look(page, `${language}-shop-basket`);
        await link('Go to checkout').click();
        await look(page, `${language}-shop-checkout`);
        const [action, form] = await page.getByRole('form', { name: /Pay with Visa/ }).evaluate((it) =>
            [it.action, Object.fromEntries(new FormData(it))]);
        await button('Pay 18.40 EUR').click();
        await heading('Thank you');
        await look(page, `${language}-shop-paid`);
        assert.equal((await page.request.post(action, { form })).status(), 200); // the form is sent again
        assert.equal((await charges()).length, 1);
        await page.goto(`${shop.url}/wallets`);
        await link('Change card').click();
        await heading('Change your wallet');
        await press();
        await signIn(page);
        await card(page, '4444', 'MasterCard').check();
        await goOn(page);
        await passChallenge(page);
        await heading('Wallet changed');
        await page.goto(`${shop.url}/wallets`);
        await page.getByText('4444').waitFor();
        await button('Remove').click();
        await page.getByText('None is saved so far.').waitFor();
        assert.equal((await emulator.control('GET', 'state')).chargePermissions[0].statusDetails.state, 'Closed');
    });

    test('a declined charge has its next step, and the customer repairs the wallet', async () => {
        await save();
        await page.goto(`${shop.url}/admin`);
        await page.getByLabel('Amount to charge').fill('7.50 EUR');
        await page.getByLabel('Test').selectOption('HardDeclined');
        await button('Charge').click();
        const row = page.getByRole('region', { name: /^fee:/ });
        await row.getByText('Declined', { exact: true }).waitFor();
        await row.getByText('Ask the customer to change the card').waitFor();
        await look(page, `${language}-shop-declined`);
        await repair('4444');
        await page.goto(`${shop.url}/admin`);
        await button('Try once more').click();
        await row.getByText('Captured', { exact: true }).waitFor();
        await row.getByText('attempt 2').waitFor();
        assert.equal((await charges()).filter((one) => one.statusDetails.state === 'Captured').length, 1);
    });

    test('a broken wallet is told of by a notification', async () => {
        await save();
        const [wallet] = (await emulator.control('GET', 'state')).chargePermissions;
        await emulator.control('POST', `permissions/${wallet.chargePermissionId}`,
            { state: 'NonChargeable', reason: 'PaymentMethodExpired' });
        await page.goto(`${shop.url}/admin`);
        for (let i = 0; i < 50 && await page.getByText('NonChargeable').count() === 0; i++)
            await page.reload();
        await page.getByText('Ask the customer to change the card').waitFor();
        await repair('4444');
        await buy();
        await link('Go to checkout').click();
        await button('Pay 18.40 EUR').click();
        await heading('Thank you');
    });

    test('a card that is declined at the checkout', async () => {
        await save();
        await buy();
        await link('Go to checkout').click();
        const [wallet] = (await emulator.control('GET', 'state')).chargePermissions;
        await emulator.control('PUT', 'notifications', { url: `${shop.url}/nowhere` });
        await emulator.control('POST', `permissions/${wallet.chargePermissionId}`, { state: 'NonChargeable' });
        await button('Pay 18.40 EUR').click();
        await heading('Not paid');
        await look(page, `${language}-shop-not-paid`);
        await link('Choose another card').click();
        await heading('Repair your wallet');
    });

    test('an express checkout, with another address, and a refund', async () => {
        await buy('Buy Slim vase');
        await press();
        await signIn(page);
        await giveConsent(page);
        await goOn(page, 'go_on');
        await heading('Review your order');
        await look(page, `${language}-shop-review`);
        await button('Change address').click();
        await page.getByRole('radio', { name: /Berlin/ }).check();
        await goOn(page, 'go_on');
        await page.getByText('10115 Berlin').waitFor();
        await button('Place order and pay 39.00 EUR').click();
        await heading('Thank you');
        await page.goto(`${shop.url}/wallets`); // whoever buys as a guest signs in with Amazon next time
        await heading('Sign in');
        await page.goto(`${shop.url}/admin`);
        await page.getByLabel('Amount to refund').fill('5.00 EUR');
        await button('Refund').click();
        await page.getByText('RefundInitiated').waitFor();
        await emulator.control('POST', 'clock', { advance: '1m' });
        for (let i = 0; i < 50 && await page.getByText('Refunded', { exact: true }).count() === 0; i++)
            await page.reload();
        await page.getByText('Refunded', { exact: true }).waitFor();
        await look(page, `${language}-shop-admin`);
        assert.equal((await charges())[0].refundedAmount.amount, '5.00');
    });

    test('Amazon Pay at the end of the checkout: given up, declined, paid without saving', async () => {
        await buy();
        await link('Go to checkout').click();
        await press();
        await giveUp(page);
        await heading('Not paid');
        await look(page, `${language}-shop-gave-up`);
        await link('Go on').click();
        await link('Go to checkout').click();
        await press();
        await signIn(page);
        await card(page, '3434').check();
        await goOn(page, 'go_on');
        await page.getByText('The card was declined.').waitFor();
        await link('Go on').click();
        await link('Go to checkout').click();
        await press();
        await signIn(page);
        await goOn(page, 'go_on');
        await heading('Thank you');
        await page.goto(`${shop.url}/admin`);
        await page.getByText('No wallet was saved so far.').waitFor();
    });

    test('signed in with Amazon, and with a password where the e-mail address is known', async () => {
        await link('Sign in').click();
        await look(page, `${language}-shop-sign-in`);
        await press();
        await signIn(page);
        await goOn(page);
        await passChallenge(page);
        await heading('Welcome, Susie Smith');
        await button('Sign out Susie Smith').click();
        await link('Sign in').click();
        await press();
        await signIn(page);
        await goOn(page);
        await passChallenge(page);
        await heading('Welcome, Susie Smith');
        await link('Your wallets').click();
        await page.getByText('Ready to pay with').first().waitFor();
    });

    test('an account is never taken for another by its e-mail address', async () => {
        await register('Susie', 'susie.smith@example.com');
        await button('Sign out Susie').click();
        await link('Sign in').click();
        await press();
        await signIn(page);
        await goOn(page);
        await passChallenge(page);
        await heading('Is this account yours?');
        await look(page, `${language}-shop-link`);
        await page.getByLabel('Password').fill('a guess at it');
        await button('Bring them together').click();
        await page.getByText('This is not its password.').waitFor();
        await page.getByLabel('Password').fill('only for tests');
        await button('Bring them together').click();
        await heading('Your wallets');
        await page.getByText('Ready to pay with').waitFor();
    });

    test('no answer: the intent stays, and asking again charges once', async () => {
        await save();
        await page.goto(`${shop.url}/admin`);
        await emulator.control('POST', 'faults', [{ operation: 'createCharge', fault: 'reset_after' }]);
        await page.getByLabel('Amount to charge').fill('7.50 EUR');
        await button('Charge').click({ timeout: 70000 });
        await page.getByText('Nobody knows yet').waitFor({ timeout: 70000 });
        await look(page, `${language}-shop-unknown`);
        await emulator.control('DELETE', 'faults');
        await button('Ask again').click();
        await page.getByText('Captured', { exact: true }).waitFor();
        assert.equal((await charges()).length, 1);
    });

    test('on a phone, and in the dark', async () => {
        await page.context().close();
        page = await openTab(browser, { viewport: { width: 360, height: 740 }, colorScheme: 'dark', httpCredentials: ADMIN });
        await page.goto(shop.url);
        await look(page, `${language}-shop-phone`);
        await save();
        await buy();
        await link('Go to checkout').click();
        await look(page, `${language}-shop-phone-checkout`);
        await page.goto(`${shop.url}/admin`);
        await look(page, `${language}-shop-phone-admin`);
    });
}
