// SPDX-License-Identifier: Apache-2.0
// What may happen on the buyer's pages beside the straight way, and how they look.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';

import {
    card, closeTab, giveConsent, giveUp, goOn, landed, look, openTab, passChallenge, signIn, startBrowser
} from './support/browser.js';
import { startEmulator } from './support/emulator.js';
import { Merchant } from './support/merchant.js';
import { words } from './support/words.js';

const PRICE = '18.40 EUR';
const PAY = ['--amount', PRICE, '--payment-intent', 'AuthorizeWithCapture'];

let browser, emulator, merchant;

before(async () => {
    browser = await startBrowser();
    emulator = await startEmulator('--region', 'eu', '--bank-asks');
    merchant = await new Merchant(emulator).open();
});
after(async () => {
    await browser.close();
    await merchant.close();
    await emulator.stop();
});
beforeEach(() => emulator.control('POST', 'reset'));

async function press(flow, ...args) {
    const page = await openTab(browser);
    await page.goto(await merchant.button(flow, ...args));
    await page.getByRole('button').click();
    return page;
}

async function review(flow, ...args) {
    const page = await press(flow, ...args);
    await signIn(page);
    return page;
}

async function finish(page, ...args) {
    const ended = await merchant.bound('finish', await landed(page, `${merchant.url}/back`), ...args);
    await closeTab(page);
    return ended;
}

async function expressReview(page) {
    return landed(page, `${merchant.url}/back`);
}

async function placeOrder(page, at) {
    const placed = await merchant.bound('place-order', at, ...PAY, '--return-url', `${merchant.url}/back`);
    await page.goto(placed.redirect_url);
}

test('the names of controls that are promised', async () => {
    const page = await press('express', '--product-type', 'PayAndShip');
    await page.getByRole('textbox', { name: 'Email', exact: true }).fill('susie.smith@example.com');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    const methods = page.getByRole('radiogroup', { name: 'Payment method', exact: true });
    await methods.getByRole('radio', { name: 'Visa ending in 1111', exact: true }).check();
    const addresses = page.getByRole('radiogroup', { name: 'Shipping address', exact: true });
    assert.equal(await addresses.getByRole('radio').count(), 5);
    await page.getByRole('checkbox', { name: 'Save Amazon Pay as a payment method', exact: true }).check();
    await page.getByRole('link', { name: 'Cancel and return', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
    await expressReview(page);
    await closeTab(page);
    const setup = await review('setup_only');
    await setup.getByRole('button', { name: 'Agree and continue', exact: true }).click();
    await setup.getByRole('textbox', { name: 'One-time code', exact: true }).fill('000000');
    await setup.getByRole('button', { name: 'Fail', exact: true }).waitFor();
    await setup.getByRole('button', { name: 'Verify', exact: true }).click();
    assert.equal((await finish(setup)).wallet, 'saved');
});

test('a buyer gives up, on each page', async () => {
    for (const pages of [0, 1]) {
        const page = await press('setup_only');
        if (pages)
            await signIn(page);
        await giveUp(page);
        const ended = await merchant.bound('finish', await landed(page, `${merchant.url}/canceled`));
        assert.deepEqual([ended.wallet, ended.reason], ['not_saved', 'buyer_canceled']);
        await closeTab(page);
    }
});

for (const [digits, reason] of [['3434', 'declined'], ['3064', 'buyer_canceled']])
    test(`card ${digits} in a setup: ${reason}`, async () => {
        const page = await review('setup_only');
        await card(page, digits).check();
        await goOn(page);
        await passChallenge(page);
        const back = reason === 'declined' ? '/back' : '/canceled';
        const ended = await merchant.bound('finish', await landed(page, merchant.url + back));
        assert.deepEqual([ended.wallet, ended.reason], ['not_saved', reason]);
        await closeTab(page);
    });

for (const [digits, state] of [['0701', 'Authorized'], ['4354', 'Declined']])
    test(`card ${digits}: pending, then ${state}`, async () => {
        const page = await review('additional_payment_button', '--amount', PRICE, '--payment-intent', 'Authorize', '--pending');
        await card(page, digits).check();
        await giveConsent(page);
        await goOn(page, 'go_on');
        const ended = await finish(page, '--amount', PRICE);
        assert.deepEqual([ended.wallet, ended.payment], ['saved', 'pending']);
        await emulator.control('POST', 'clock', { advance: '31s' });
        const charge = await merchant.run('call', 'getCharge', ended.charge_id);
        assert.equal(charge.body.statusDetails.state, state);
    });

test('a bank that says no', async () => {
    const page = await review('setup_only');
    await goOn(page);
    await page.getByLabel('One-time code').fill('123456');
    await page.getByRole('button', { name: 'Verify' }).click();
    assert.match(await page.getByRole('alert').textContent(), /not right/);
    await look(page, 'challenge-wrong-code');
    await page.getByRole('button', { name: 'Fail' }).click();
    const ended = await finish(page);
    assert.deepEqual([ended.wallet, ended.reason], ['not_saved', 'declined']);
});

test('a card whose bank asks when an order is paid', async () => {
    const page = await review('express');
    await card(page, '8888').check();
    await goOn(page, 'go_on');
    await placeOrder(page, await expressReview(page));
    await passChallenge(page);
    assert.equal((await finish(page, '--amount', PRICE)).payment, 'captured');
});

test('an order whose card is declined, and then paid with another', async () => {
    const page = await review('express');
    await card(page, '3434').check();
    await goOn(page, 'go_on');
    await placeOrder(page, await expressReview(page));
    await page.getByRole('heading', { name: 'Your payment method was declined' }).waitFor();
    await look(page, 'processing-declined');
    await page.getByRole('button', { name: 'Change payment method', exact: true }).click();
    await card(page, '4444', 'MasterCard').check();
    await goOn(page, 'go_on');
    assert.equal((await finish(page, '--amount', PRICE)).payment, 'captured');
});

test('an order whose card is declined, and given up', async () => {
    const page = await review('express');
    await card(page, '3434').check();
    await goOn(page, 'go_on');
    await placeOrder(page, await expressReview(page));
    await page.getByRole('button', { name: 'Return to the shop' }).click();
    const ended = await finish(page, '--amount', PRICE);
    assert.deepEqual([ended.payment, ended.reason], ['none', 'declined']);
});

test('card and address are changed from the shop\'s own page', async () => {
    const page = await review('express', '--product-type', 'PayAndShip');
    await giveConsent(page);
    await goOn(page, 'go_on');
    const at = await expressReview(page);
    const seen = await merchant.bound('review', at);
    const code = ['change_address', 'change_payment'].map((name) =>
        `amazon.Pay.bindChangeAction('#${name}', ${JSON.stringify(seen[name])});`).join('');
    await page.goto(merchant.script('/order', '<button id="change_address">Address</button><button id="change_payment">Card</button>', code));
    await page.getByRole('button', { name: 'Address' }).click();
    await page.getByRole('radio', { name: /Berlin/ }).check();
    await goOn(page, 'go_on');
    await expressReview(page);
    await page.goto(`${merchant.url}/order`);
    await page.getByRole('button', { name: 'Card' }).click();
    assert.ok(await page.getByRole('radio', { name: /Berlin/ }).isChecked());
    await card(page, '4444', 'MasterCard').check();
    await goOn(page, 'go_on');
    const changed = await merchant.bound('review', await expressReview(page));
    assert.equal(changed.shipping_address.city, 'Berlin');
    assert.match(changed.descriptor, /MasterCard \*\*\*\*4444/);
    await placeOrder(page, await expressReview(page));
    assert.equal((await finish(page, '--amount', PRICE)).payment, 'captured');
});

test('addresses that the shop does not deliver to cannot be chosen', async () => {
    const rules = { specialRestrictions: ['RestrictPOBoxes', 'RestrictPackstations'],
        addressRestrictions: { type: 'Allowed', restrictions: { US: { statesOrRegions: ['AK', 'IL'] }, DE: {} } } };
    const payload = { storeId: emulator.ready.store_id, chargePermissionType: 'PaymentMethodOnFile',
        paymentMethodOnFileMetadata: { setupOnly: false }, deliverySpecifications: rules,
        webCheckoutDetails: { checkoutReviewReturnUrl: `${merchant.url}/back` } };
    const page = await start(payload, 'PayAndShip');
    await signIn(page);
    await page.waitForLoadState();
    const enabled = await page.getByRole('radiogroup', { name: 'Shipping address' }).getByRole('radio')
        .evaluateAll((all) => all.filter((one) => !one.disabled).map((one) => one.labels[0].textContent));
    assert.deepEqual(enabled.map((text) => /Chicago|Berlin/.test(text)), [true, true]);
    await look(page, 'review-restricted');
    await closeTab(page);
});

// initCheckout with a payload that was signed as it is.
async function start(payload, productType, sign = {}) {
    const made = await signText(payload);
    const ready = emulator.ready;
    const options = { merchantId: ready.merchant_id, ledgerCurrency: 'EUR', placement: 'Cart', productType, sandbox: true,
        createCheckoutSessionConfig: { payloadJSON: JSON.stringify(payload), signature: made.signature,
            publicKeyId: ready.public_key_id, algorithm: made.algorithm, ...sign } };
    const page = await openTab(browser);
    await page.goto(merchant.script('/start', '<button id="go">Go</button>',
        `document.querySelector('#go').onclick = () => amazon.Pay.initCheckout(${JSON.stringify(options).replaceAll('<', '\\u003c')})`));
    await page.getByRole('button').click();
    return page;
}

function signText(payload) {
    return merchant.run('button', '--payload-file', merchant.file(payload),
        '--public-key-id', emulator.ready.public_key_id, '--key', emulator.ready.private_key_file);
}

test('what a shop and a buyer are called stays text', async () => {
    const evil = '<script>document.title="taken"</script><img src=x onerror=alert(1)>"\'&';
    const at = { name: evil, addressLine1: evil, city: evil, countryCode: 'DE' };
    await emulator.control('POST', 'buyers', { name: evil, email: 'mallory@example.com', shippingAddress: at, billingAddress: at });
    const page = await start({ storeId: emulator.ready.store_id, chargePermissionType: 'PaymentMethodOnFile',
        paymentMethodOnFileMetadata: { setupOnly: false },
        merchantMetadata: { merchantStoreName: evil.slice(0, 50), noteToBuyer: evil, merchantReferenceId: evil },
        webCheckoutDetails: { checkoutReviewReturnUrl: `${merchant.url}/back?a=%22%3E%3Cscript%3E` } }, 'PayAndShip');
    assert.ok((await page.locator('main').textContent()).includes(evil.slice(0, 50)));
    await page.getByLabel('Email').evaluate((field) => { field.type = 'text'; });
    await signIn(page, evil);
    assert.equal(await page.getByLabel('Email').inputValue(), evil);
    await signIn(page, 'MALLORY@example.com');
    const text = await page.locator('main').textContent();
    assert.equal(text.split(evil).length - 1, 6, text); // name, address three times, note and reference
    assert.equal(await page.locator('main script, main img').count(), 0);
    assert.equal(await page.title(), 'Choose how to pay');
    await look(page, 'review-hostile');
    await goOn(page, 'go_on');
    await expressReview(page);
    await closeTab(page);
});

test('only the keyboard', async () => {
    const page = await openTab(browser);
    await page.goto(await merchant.button('setup_only'));
    await page.getByRole('button').waitFor();
    const key = (name) => page.keyboard.press(name);
    const focused = () => page.evaluate(() => {
        const at = document.activeElement;
        return at.labels?.[0]?.textContent || at.textContent;
    });
    await key('Tab');
    await key('Enter');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await key('Tab');
    assert.equal(await focused(), 'Email');
    await key('Enter');
    await page.getByRole('heading', { name: 'Save Amazon Pay' }).waitFor();
    await key('Tab');
    assert.equal(await focused(), 'Visa ending in 1111');
    await key('ArrowDown');
    assert.equal(await focused(), 'American Express ending in 0005');
    await key('Tab');
    assert.equal(await focused(), 'Agree and continue');
    await key('Enter');
    await page.getByRole('heading', { name: 'Confirm that it is you' }).waitFor();
    await key('Tab');
    await page.keyboard.type('000000');
    await key('Tab');
    assert.equal(await focused(), 'Verify');
    await key('Space');
    const ended = await finish(page);
    assert.match(ended.descriptor, /American Express \*\*\*\*0005/);
});

for (const [language, locale] of [['en', 'en_GB'], ['de', 'de_DE'], ['ja', 'ja_JP']])
    for (const scheme of ['light', 'dark'])
        test(`every page in ${language}, ${scheme}`, async () => {
            const phone = scheme === 'dark' ? { viewport: { width: 360, height: 740 }, isMobile: true } : {};
            const page = await openTab(browser, { colorScheme: scheme, ...phone });
            const name = (what) => `${what}-${language}-${scheme}`;
            page.words = words(language);
            const made = await signText(setup());
            await post(page, setup(), made, locale);
            await look(page, name('sign-in'));
            await signIn(page, 'nobody@example.com');
            await look(page, name('sign-in-unknown'));
            await signIn(page, 'susie.smith@example.com');
            await look(page, name('review-setup'));
            assert.equal(await page.locator('html').getAttribute('lang'), language);
            assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing is cut off');
            await goOn(page);
            await look(page, name('challenge'));
            await passChallenge(page);
            await landed(page, `${merchant.url}/back`);
            await page.goBack();
            await page.goto(`${emulator.url}/checkout/signout?language=${locale}`);
            await look(page, name('signed-out'));
            await closeTab(page);
        });

function setup() {
    return { storeId: emulator.ready.store_id, chargePermissionType: 'PaymentMethodOnFile',
        paymentMethodOnFileMetadata: { setupOnly: true }, paymentDetails: { paymentIntent: 'Confirm' },
        webCheckoutDetails: { checkoutResultReturnUrl: `${merchant.url}/back` } };
}

// As checkout.js posts it, in any language.
async function post(page, payload, made, checkoutLanguage) {
    const fields = { payloadJSON: JSON.stringify(payload), signature: made.signature, algorithm: made.algorithm,
        publicKeyId: emulator.ready.public_key_id, checkoutLanguage, productType: 'PayOnly' };
    merchant.put('/form', `<!DOCTYPE html><form method="post" action="${emulator.url}/checkout/initiate">` +
        Object.keys(fields).map((name) => `<input name="${name}">`).join('') + '<button>Go</button></form>');
    await page.goto(`${merchant.url}/form`);
    for (const [name, value] of Object.entries(fields))
        await page.locator(`[name=${name}]`).fill(value);
    await page.getByRole('button').click();
}

test('the other pages of a purchase', async () => {
    const page = await review('additional_payment_button', ...PAY, '--note', 'Thank you for your order', '--reference', 'order 4711');
    await look(page, 'review-button');
    await giveUp(page);
    await landed(page, `${merchant.url}/canceled`);
    await page.goBack();
    await page.reload();
    await look(page, 'over');
    await closeTab(page);
    const express = await review('express', '--product-type', 'PayAndShip');
    await look(express, 'review-express');
    await goOn(express, 'go_on');
    const placed = await merchant.bound('place-order', await expressReview(express), ...PAY, '--return-url', `${merchant.url}/back`);
    await express.route('**/assets/pages.js', (route) => route.abort());
    await express.goto(placed.redirect_url);
    await look(express, 'processing');
    await goOn(express, 'go_on'); // without its script the page waits for the buyer
    express.problems = express.problems.filter((text) => !/ERR_FAILED/.test(text));
    assert.equal((await finish(express, '--amount', PRICE)).payment, 'captured');
});

test('a wrong signature is a page that says what is wrong', async () => {
    const page = await start(setup(), 'PayOnly', { signature: Buffer.from('no').toString('base64') });
    await page.getByText('InvalidSignatureError').waitFor();
    assert.match(await page.locator('main').textContent(), /AMZN-PAY-RSASSA-PSS-V2\s+[0-9a-f]{64}.*A2EMULATOR0001/s);
    await look(page, 'refused-signature');
    await closeTab(page);
    const spaced = await signText({ ...setup(), storeId: 'another' });
    const other = await start(setup(), 'PayOnly', { signature: spaced.signature });
    await other.getByText('Likely cause').waitFor();
    await closeTab(other);
});

test('a WebView is refused by its name', async () => {
    const agents = {
        'Android WebView': 'Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0 Mobile Safari/537.36',
        'WKWebView': 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148',
        "Facebook's in-app browser": 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/460.0]'
    };
    for (const [name, userAgent] of Object.entries(agents)) {
        const page = await openTab(browser, { userAgent });
        await page.goto(await merchant.button('setup_only'));
        await page.getByRole('button').click();
        await page.getByText(`This is ${name}.`).waitFor();
        await look(page, `webview-${name.split(' ')[0].toLowerCase()}`);
        await closeTab(page);
    }
    assert.deepEqual((await emulator.control('GET', 'state')).checkoutSessions, []);
});

test('the bank asks for the buyer of a charge', async () => {
    const page = await review('setup_only');
    await goOn(page);
    await passChallenge(page);
    const { charge_permission_id: wallet } = await finish(page);
    for (const passed of [true, false]) {
        const charge = await merchant.run('charge', '--wallet', wallet, '--amount', PRICE, '--intent', `asked-${passed}`,
            '--initiator', 'CITU', '--channel', 'Web', '--return-url', `${merchant.url}/charged`, '--unbound');
        const tab = await openTab(browser);
        assert.equal(charge.next_step, 'send_buyer', JSON.stringify(charge));
        await tab.goto(charge.redirect_url);
        if (passed)
            await passChallenge(tab);
        else
            await tab.getByRole('button', { name: 'Fail' }).click();
        await landed(tab, `${merchant.url}/charged`);
        await closeTab(tab);
        const { body } = await merchant.run('call', 'getCharge', charge.id);
        assert.equal(body.statusDetails.state, passed ? 'Captured' : 'Declined');
    }
});
