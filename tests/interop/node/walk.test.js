// SPDX-License-Identifier: Apache-2.0
// What a shop does with the official SDK, from a saved wallet to its end. The SDK is as Amazon released it; nothing of
// ours is in between but the emulator that it is pointed at.
'use strict';

const assert = require('node:assert');
const crypto = require('node:crypto');
const { describe, it } = require('node:test');
const fs = require('node:fs');
const { WebStoreClient } = require('@amazonpay/amazon-pay-api-sdk-nodejs');

process.removeAllListeners('warning'); // the SDK itself turns the check of certificates off for another server than Amazon's
const env = (name) => process.env[`SAVEDWALLET_${name}`];
const euros = (amount) => ({ amount, currencyCode: 'EUR' });

const configurations = {
  'the algorithm it has by default': {},
  'version 2 of the algorithm': { algorithm: 'AMZN-PAY-RSASSA-PSS-V2' },
  'a region that is a country': { algorithm: 'AMZN-PAY-RSASSA-PSS-V2', region: 'DE' },
};

const clientOf = (more) => new WebStoreClient({
  publicKeyId: env('PUBLIC_KEY_ID'),
  privateKey: fs.readFileSync(env('PRIVATE_KEY_FILE')),
  region: 'eu',
  sandbox: true,
  overrideServiceUrl: new URL(env('BASE_URL')).host,
  ...more,
});

const key = () => ({ 'x-amz-pay-idempotency-key': crypto.randomBytes(16).toString('hex') });

const setup = () => ({
  webCheckoutDetails: {
    checkoutResultReturnUrl: 'https://shop.example/saved',
    checkoutCancelUrl: 'https://shop.example/',
  },
  storeId: env('STORE_ID'),
  scopes: ['name', 'email'],
  chargePermissionType: 'PaymentMethodOnFile',
  paymentMethodOnFileMetadata: { setupOnly: true },
  paymentDetails: { paymentIntent: 'Confirm' },
});

// The buyer presses the button, and comes back.
async function checkout(client, more) {
  const payload = JSON.stringify(setup());
  const answer = await fetch(`${env('EMULATOR_URL')}/emulator/api/checkout`, {
    method: 'POST',
    headers: { 'x-emulator-token': env('EMULATOR_TOKEN') },
    body: JSON.stringify({
      payload,
      signature: client.generateButtonSignature(payload),
      public_key_id: env('PUBLIC_KEY_ID'),
      algorithm: more.algorithm || 'AMZN-PAY-RSASSA-PSS',
    }),
  });
  const body = await answer.json();
  assert.strictEqual(answer.status, 200, JSON.stringify(body));
  return body.checkoutSessionId;
}

async function save(client, more) {
  const session = await checkout(client, more);
  const read = await client.getCheckoutSession(session);
  assert.strictEqual(read.data.statusDetails.state, 'Open');
  const done = await client.completeCheckoutSession(session, {});
  assert.strictEqual(done.data.statusDetails.state, 'Completed');
  return done.data.chargePermissionId;
}

const charge = (chargePermissionId, amount, captureNow) => ({
  chargePermissionId,
  chargeAmount: euros(amount),
  captureNow,
  chargeInitiator: 'MITU',
  channel: 'Web',
});

async function refusal(call) {
  try {
    await call;
  } catch (error) {
    return { status: error.response.status, reason: error.response.data.reasonCode };
  }
  return assert.fail('it was not refused');
}

for (const [name, more] of Object.entries(configurations)) {
  describe(`the official SDK with ${name}`, () => {
    const client = clientOf(more);

    it('saves a wallet, charges, captures, refunds and closes it', async () => {
      const wallet = await save(client, more);
      assert.strictEqual((await client.getChargePermission(wallet)).data.statusDetails.state, 'Chargeable');
      const changed = await client.updateChargePermission(wallet, { merchantMetadata: { merchantReferenceId: 'c 81/ü' } });
      assert.strictEqual(changed.data.merchantMetadata.merchantReferenceId, 'c 81/ü');

      const held = await client.createCharge(charge(wallet, '18.40', false), key());
      assert.strictEqual(held.status, 201);
      assert.strictEqual(held.data.statusDetails.state, 'Authorized');
      const taken = await client.captureCharge(held.data.chargeId, { captureAmount: euros('18.40') }, key());
      assert.strictEqual(taken.data.statusDetails.state, 'Captured');
      const back = await client.createRefund({ chargeId: held.data.chargeId, refundAmount: euros('8.40') }, key());
      assert.strictEqual(back.data.statusDetails.state, 'RefundInitiated');
      assert.strictEqual((await client.getRefund(back.data.refundId)).data.chargeId, held.data.chargeId);

      const other = await client.createCharge(charge(wallet, '5.00', false), key());
      const canceled = await client.cancelCharge(other.data.chargeId, { cancellationReason: 'Out of stock' });
      assert.strictEqual(canceled.data.statusDetails.state, 'Canceled');
      assert.strictEqual((await client.getCharge(other.data.chargeId)).data.statusDetails.state, 'Canceled');

      const closed = await client.closeChargePermission(wallet, { closureReason: 'The end' });
      assert.strictEqual(closed.data.statusDetails.state, 'Closed');
      const late = await refusal(client.createCharge(charge(wallet, '1.00', true), key()));
      assert.deepStrictEqual(late, { status: 422, reason: 'InvalidChargePermissionStatus' });
    });

    it('makes one charge of the same key, and is refused another body under it', async () => {
      const wallet = await save(client, more), once = key();
      const first = await client.createCharge(charge(wallet, '3.00', true), { ...once });
      const second = await client.createCharge(charge(wallet, '3.00', true), { ...once });
      assert.strictEqual(second.data.chargeId, first.data.chargeId);
      const other = await refusal(client.createCharge(charge(wallet, '4.00', true), { ...once }));
      assert.deepStrictEqual(other, { status: 400, reason: 'DuplicateIdempotencyKey' });
    });

    it('is declined when it asks for that', async () => {
      const wallet = await save(client, more);
      const simulated = { ...key(), 'x-amz-pay-simulation-code': 'SoftDeclined' };
      const declined = await refusal(client.createCharge(charge(wallet, '3.00', true), simulated));
      assert.deepStrictEqual(declined, { status: 422, reason: 'SoftDeclined' });
    });
  });
}

describe('the official SDK', () => {
  it('is refused when its key is another', async () => {
    const { privateKey } = crypto.generateKeyPairSync('rsa', { modulusLength: 2048 });
    const stranger = clientOf({ privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }) });
    const refused = await refusal(stranger.getCharge('S01-0000000-0000000-C000000'));
    assert.deepStrictEqual(refused, { status: 403, reason: 'InvalidRequestSignature' });
  });
});
