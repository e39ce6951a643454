// SPDX-License-Identifier: Apache-2.0
// Debian's Chromium, and what a buyer does in it.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import { chromium } from 'playwright-core';

import { words } from './words.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const pictures = process.env.SAVEDWALLET_SCREENSHOTS;

export async function startBrowser() {
    return chromium.launch({
        executablePath: process.env.SAVEDWALLET_CHROMIUM, args: ['--no-sandbox', '--disable-dev-shm-usage']
    });
}

// A tab of its own, which fails its test where a page reports an error or breaks its own policy.
export async function openTab(browser, options = {}) {
    const context = await browser.newContext({ locale: 'en-US', viewport: { width: 900, height: 900 }, ...options });
    const page = await context.newPage();
    page.problems = [];
    page.on('pageerror', (error) => page.problems.push(String(error)));
    page.on('console', (message) => {
        if (message.type() === 'error' && !/status of (404|403|422|4\d\d)/.test(message.text()))
            page.problems.push(message.text());
    });
    page.setDefaultTimeout(10000);
    return page;
}

export async function closeTab(page) {
    await page.context().close();
    assert.deepEqual(page.problems, []);
}

// A picture in the build folder, and no serious fault that axe-core knows.
export async function look(page, name) {
    if (pictures) {
        mkdirSync(pictures, { recursive: true });
        await page.screenshot({ path: path.join(pictures, `${name}.png`), fullPage: true });
    }
    const found = await page.evaluate(`(() => { ${axe}; return axe.run(document, { resultTypes: ['violations'] }); })()`);
    const serious = found.violations.filter((one) => ['serious', 'critical'].includes(one.impact));
    assert.deepEqual(serious.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' | ')}`), [], name);
    assert.equal(await page.locator('h1').count(), 1, `${name} has one h1`);
}

// The pages of a tab speak English until the test says otherwise: page.words = words('ja').
const said = (page) => page.words ?? words('en');

export async function signIn(page, email) {
    if (email)
        await page.getByLabel(said(page).email, { exact: true }).fill(email);
    await page.getByRole('button', { name: said(page).sign_in, exact: true }).click();
}

export function card(page, digits, brand = 'Visa') {
    return page.getByRole('radiogroup', { name: said(page).payment_method })
        .getByRole('radio', { name: `${brand} ${said(page).ending_in} ${digits}`, exact: true });
}

export async function goOn(page, word = 'agree') {
    await page.getByRole('button', { name: said(page)[word], exact: true }).click();
}

export async function giveConsent(page) {
    await page.getByLabel(said(page).save_wallet, { exact: true }).check();
}

export async function giveUp(page) {
    await page.getByRole('link', { name: said(page).cancel, exact: true }).click();
}

export async function passChallenge(page) {
    await page.getByLabel(said(page).code, { exact: true }).fill('000000');
    await page.getByRole('button', { name: said(page).verify, exact: true }).click();
}

// Waits until the browser is at a path of the shop's. @return the whole URL
export async function landed(page, url) {
    await page.waitForURL((at) => at.href.startsWith(url));
    return page.url();
}
