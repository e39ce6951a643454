/* SPDX-License-Identifier: Apache-2.0 */
/* What the shop's page does with Amazon's script: a button, a page that starts by itself, and changes. */
(function () {
    'use strict';
    var place = document.getElementById('pay'), data, options, config;

    /* A buyer who gave up and came back is not sent away again. */
    function mayStart() {
        var key = 'shop:' + location.search, last = sessionStorage.getItem(key);
        sessionStorage.setItem(key, 'started');
        return last === null;
    }

    if (!window.amazon || !window.amazon.Pay)
        return;
    document.querySelectorAll('[data-change]').forEach(function (button) {
        window.amazon.Pay.bindChangeAction(button, {
            amazonCheckoutSessionId: button.dataset.session, changeAction: button.dataset.change
        });
    });
    if (!place)
        return;
    data = place.dataset;
    config = { payloadJSON: data.payload, signature: data.signature, publicKeyId: data.publicKeyId, algorithm: data.algorithm };
    options = {
        merchantId: data.merchantId, ledgerCurrency: data.ledgerCurrency, placement: data.placement,
        productType: data.productType, sandbox: true, createCheckoutSessionConfig: config
    };
    window.amazon.Pay.renderButton('#pay', options);
    if ('starts' in data && mayStart())
        window.amazon.Pay.initCheckout(options);
}());
