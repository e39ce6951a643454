// SPDX-License-Identifier: Apache-2.0
// checkout.js: what it takes, what it refuses, and what it sends.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { closeTab, openTab, signIn, startBrowser } from './support/browser.js';
import { startEmulator } from './support/emulator.js';
import { Merchant } from './support/merchant.js';

const CONFIG = { payloadJSON: '{}', signature: 'AAAA', publicKeyId: 'SANDBOX-X', algorithm: 'AMZN-PAY-RSASSA-PSS-V2' };
const OPTIONS = { merchantId: 'A1', ledgerCurrency: 'EUR', placement: 'Cart', productType: 'PayOnly',
    createCheckoutSessionConfig: CONFIG };

let browser, emulator, merchant, page;

before(async () => {
    browser = await startBrowser();
    emulator = await startEmulator('--region', 'eu');
    merchant = await new Merchant(emulator).open();
    page = await openTab(browser);
    await page.goto(merchant.script('/', '<div id="here"></div>', ''));
});
after(async () => {
    await closeTab(page);
    await browser.close();
    await merchant.close();
    await emulator.stop();
});

const without = (object, name) => Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));

function render(options) {
    return page.evaluate((given) => {
        try {
            window.amazon.Pay.renderButton('#here', given);
            return null;
        } catch (error) {
            return error.message;
        }
    }, options);
}

const REFUSED = [
    [without(OPTIONS, 'merchantId'), "AmazonPay:\nMissing parameter 'merchantId' in the options object."],
    [without(OPTIONS, 'ledgerCurrency'), "'ledgerCurrency'"],
    [without(OPTIONS, 'placement'), "'placement'"],
    [{ ...OPTIONS, ledgerCurrency: 'USD' }, 'EUR, GBP'],
    [{ ...OPTIONS, placement: 'Basket' }, "'Basket'"],
    [{ ...OPTIONS, productType: 'PayNow' }, "'PayNow'"],
    [{ ...OPTIONS, checkoutLanguage: 'ja_JP' }, 'de_DE'],
    [{ ...OPTIONS, buttonColor: 'Pink' }, 'DarkGray'],
    [{ ...OPTIONS, sandbox: false }, "'sandbox' is false"],
    [{ ...OPTIONS, createCheckoutSessionConfig: { ...CONFIG, publicKeyId: 'LIVE-X' }, sandbox: true }, "'sandbox' is true"],
    [{ ...OPTIONS, publicKeyId: '' }, "'publicKeyId' is empty"],
    [{ ...OPTIONS, signInConfig: CONFIG }, 'productType and configName do not match'],
    [{ ...OPTIONS, productType: 'SignIn' }, 'productType and configName do not match'],
    [{ ...OPTIONS, createCheckoutSessionConfig: without(CONFIG, 'signature') }, "'signature' in the createCheckoutSessionConfig"],
    [{ ...OPTIONS, createCheckoutSessionConfig: without(CONFIG, 'payloadJSON') }, "'payloadJSON'"],
    [{ ...OPTIONS, createCheckoutSessionConfig: without(CONFIG, 'publicKeyId') }, "'publicKeyId'"],
    [{ ...OPTIONS, createCheckoutSessionConfig: { ...CONFIG, payloadJSON: {} } }, 'the very text that was signed'],
    [{ ...OPTIONS, createCheckoutSessionConfig: { ...CONFIG, publicKeyId: '' } }, "'publicKeyId' is empty"],
    [{ ...OPTIONS, createCheckoutSessionConfig: { ...CONFIG, publicKeyId: 5 } }, "'publicKeyId' must be a text"],
    [{ ...OPTIONS, createCheckoutSessionConfig: { ...CONFIG, algorithm: 'RS256' } }, 'AMZN-PAY-RSASSA-PSS-V2'],
    [{ ...OPTIONS, createCheckoutSessionConfig: { ...CONFIG, algorithm: '' } }, "'algorithm'"],
    [{ ...without(OPTIONS, 'createCheckoutSessionConfig'), publicKeyId: '' }, "'publicKeyId' is empty"],
    [{ ...without(OPTIONS, 'createCheckoutSessionConfig'), publicKeyId: {} }, "'publicKeyId' must be a text"],
    [null, 'options object']
];

for (const [options, text] of REFUSED)
    test(`refuses: ${text.replace(/\n/g, ' ')}`, async () => {
        const message = await render(options);
        assert.ok(message?.startsWith('AmazonPay:\n') && message.includes(text), message);
    });

test('takes what is right, and says so in a button', async () => {
    assert.equal(await render(OPTIONS), null);
    assert.equal(await page.getByRole('button').textContent(), 'Pay with Amazon Pay');
    await render({ ...without(OPTIONS, 'createCheckoutSessionConfig'), productType: 'SignIn', signInConfig: CONFIG, checkoutLanguage: 'de_DE' });
    assert.equal(await page.getByRole('button').textContent(), 'Mit Amazon anmelden');
    const box = await page.getByRole('button').boundingBox();
    assert.ok(box.height >= 42 && box.width >= 113, JSON.stringify(box));
});

test('a place that is not there', async () => {
    const message = await page.evaluate(() => {
        try { window.amazon.Pay.renderButton('#nowhere', {}); } catch (error) { return error.message; }
    });
    assert.match(message, /merchantId|#nowhere/);
});

test('what only a later call can get wrong', async () => {
    const said = await page.evaluate((options) => {
        const attempt = (act) => {
            try {
                return act() && 'taken';
            } catch (error) {
                return error.message;
            }
        };
        const { Pay } = window.amazon;
        return {
            click: attempt(() => Pay.renderButton('#here', options).onClick()),
            signIn: attempt(() => Pay.initCheckout({ ...options, productType: 'SignIn' })),
            pay: attempt(() => Pay.initCheckout(options)),
            selector: attempt(() => Pay.renderButton('##', options)),
            change: attempt(() => Pay.bindChangeAction('a[', {}))
        };
    }, without(OPTIONS, 'createCheckoutSessionConfig'));
    for (const text of Object.values(said))
        assert.ok(text.startsWith('AmazonPay:\n'), text);
    assert.match(said.click, /onClick/);
    assert.match(said.signIn, /'signInConfig'/);
    assert.match(said.pay, /'createCheckoutSessionConfig'/);
    assert.match(said.selector, /'##'/);
    assert.match(said.change, /'a\['/);
});

// The form that a click posts, caught before it leaves.
async function posted(tab, act) {
    const [request] = await Promise.all([tab.waitForRequest((one) => one.url().endsWith('/checkout/initiate')), act()]);
    return Object.fromEntries(new URLSearchParams(request.postData()));
}

async function shop(code, body = '<div id="here"></div>') {
    const tab = await openTab(browser);
    await tab.goto(merchant.script('/shop', body, code));
    return tab;
}

test('posts the form that Amazon is sent', async () => {
    const tab = await shop(`amazon.Pay.renderButton('#here', ${JSON.stringify({ ...OPTIONS, publicKeyId: 'SANDBOX-Y',
        estimatedOrderAmount: { amount: '5.00', currencyCode: 'EUR' }, checkoutLanguage: 'de_DE' })})`);
    const form = await posted(tab, () => tab.getByRole('button').click());
    assert.equal(form.payloadJSON, '{}');
    assert.deepEqual([form.publicKeyId, form.publicKeyIdMismatch], ['SANDBOX-X', 'true']);
    assert.deepEqual([form.environment, form.checkoutLanguage, form.viewType], ['SANDBOX', 'de_DE', 'redirectView']);
    assert.equal(form.origin_url, `${merchant.url}/shop`);
    assert.equal(JSON.parse(form.estimatedOrderAmount).amount, '5.00');
    const cookies = await tab.context().cookies(merchant.url);
    assert.deepEqual(cookies.map((one) => `${one.name}=${one.value}`).sort(), ['language=de_DE', 'ledgerCurrency=EUR']);
    tab.problems = [];
    await closeTab(tab);
});

test('a wrong estimate is left out', async () => {
    for (const amount of ['0', '-1', '1.234', 'x']) {
        const tab = await shop(`amazon.Pay.renderButton('#here', ${JSON.stringify({ ...OPTIONS,
            estimatedOrderAmount: { amount, currencyCode: 'EUR' } })})`);
        const form = await posted(tab, () => tab.getByRole('button').click());
        assert.equal(form.estimatedOrderAmount, '');
        assert.ok(tab.problems.some((text) => /estimatedOrderAmount is not valid/.test(text)));
        await tab.context().close();
    }
});

test('decoupled: what is signed comes with the click', async () => {
    const tab = await shop(`const made = amazon.Pay.renderButton('#here', ${JSON.stringify(without(OPTIONS, 'createCheckoutSessionConfig'))});
        made.updateButtonInfo({ amount: '7.00', currencyCode: 'EUR' });
        made.onClick(() => made.initCheckout({ createCheckoutSessionConfig: ${JSON.stringify(CONFIG)} }));`);
    const form = await posted(tab, () => tab.getByRole('button').click());
    assert.equal(form.signature, 'AAAA');
    tab.problems = [];
    await closeTab(tab);
});

test('a lazy button of savedwallet fetches its payload on the click', async () => {
    const url = await merchant.button('setup_only', '--lazy-url', '/payload');
    const made = await merchant.run('button', '--flow', 'setup_only', '--return-url', `${merchant.url}/back`, '--unbound');
    merchant.put('/payload', typeof made.lazy === 'string' ? made.lazy : JSON.stringify(made.lazy));
    const tab = await openTab(browser);
    await tab.goto(url);
    await tab.getByRole('button').click();
    await signIn(tab);
    await tab.getByRole('heading', { name: 'Save Amazon Pay' }).waitFor();
    await closeTab(tab);
});

test('a session that the server made', async () => {
    const body = merchant.file({
        storeId: emulator.ready.store_id, chargePermissionType: 'PaymentMethodOnFile', paymentDetails: { paymentIntent: 'Confirm' },
        paymentMethodOnFileMetadata: { setupOnly: true }, webCheckoutDetails: { checkoutResultReturnUrl: `${merchant.url}/back` } });
    const made = await merchant.run('call', 'createCheckoutSession', '--idempotency-key', 'abc', '--body-file', body);
    merchant.put('/session', JSON.stringify({ amazonCheckoutSessionId: made.body.checkoutSessionId }));
    const options = { ...without(OPTIONS, 'createCheckoutSessionConfig'), merchantId: emulator.ready.merchant_id, sandbox: true,
        createCheckoutSession: { url: '/session' } };
    const tab = await openTab(browser);
    await tab.goto(merchant.script('/shop', '<div id="here"></div>',
        `amazon.Pay.renderButton('#here', ${JSON.stringify(options)})`, "; connect-src 'self'"));
    await tab.getByRole('button').click();
    await signIn(tab);
    await tab.getByRole('heading', { name: 'Save Amazon Pay' }).waitFor();
    await closeTab(tab);
});

test('a button written as markup', async () => {
    const tab = await shop('', `<div data-amazonpay-merchant-id="A1" data-ledger-currency="EUR" data-placement="Cart"
        data-product-type="PayOnly" data-payload="{}" data-signature="AAAA" data-public-key-id="SANDBOX-X"
        data-amount="3.00" data-currency-code="EUR" data-sandbox="true"></div>`);
    const form = await posted(tab, () => tab.getByRole('button').click());
    assert.deepEqual([form.merchantId, form.algorithm], ['A1', 'AMZN-PAY-RSASSA-PSS']);
    tab.problems = [];
    await closeTab(tab);
});

test('changes and signing out', async () => {
    const message = await page.evaluate(() => {
        try {
            window.amazon.Pay.bindChangeAction('#here', { amazonCheckoutSessionId: 'x', changeAction: 'changeName' });
        } catch (error) {
            return error.message;
        }
    });
    assert.match(message, /changeAddress, changePayment/);
    for (const [name, action] of [['changePaymentMethod', 'changePayment'], ['changeShippingAddress', 'changeAddress']]) {
        const tab = await shop(`document.querySelector('#here').onclick = () => amazon.Pay.${name}({ amazonCheckoutSessionId: 'a&b' })`,
            '<button id="here">Go</button>');
        const [request] = await Promise.all([tab.waitForRequest(/initiate_auth/), tab.getByRole('button').click()]);
        const query = new URL(request.url()).searchParams;
        assert.deepEqual([query.get('amazonCheckoutSessionId'), query.get('changeAction'), query.get('skipPreorderPage')], ['a&b', action, 'true']);
        tab.problems = [];
        await closeTab(tab);
    }
});

test('signing out tells Amazon, and then the shop', async () => {
    const tab = await openTab(browser);
    await tab.goto(merchant.script('/shop', '<div id="here"></div><p id="out"></p>',
        `amazon.Pay.renderButton('#here', ${JSON.stringify({ ...OPTIONS, checkoutLanguage: 'de_DE' })});
        document.cookie = 'language=fr_FR; path=/';
        amazon.Pay.signout(() => { document.querySelector('#out').textContent = 'signed out'; });`,
        `; connect-src ${emulator.url}`));
    await tab.getByText('signed out').waitFor();
    assert.deepEqual(await tab.context().cookies(merchant.url), []);
    const { events } = await emulator.control('GET', 'timeline?limit=30000');
    const call = events.findLast((event) => event.path?.startsWith('/checkout/signout'));
    assert.equal(call.status, 204);
    const entries = await tab.evaluate(() => performance.getEntriesByType('resource').map((one) => one.name));
    assert.ok(entries.includes(`${emulator.url}/checkout/signout?language=fr_FR`), entries.join(' '));
    await closeTab(tab);
});

test('where the script is blocked the shop says so', async () => {
    const tab = await openTab(browser);
    await tab.route('**/checkout.js', (route) => route.abort());
    await tab.goto(await merchant.button('setup_only', '--unavailable-text', 'Please pay by invoice.'));
    await tab.getByRole('alert').getByText('Please pay by invoice.').waitFor();
    tab.problems = [];
    await closeTab(tab);
});
