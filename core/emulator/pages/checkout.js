/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The emulator's checkout.js: what a shop's page loads in the place of Amazon's. It takes the options that Amazon's
 * takes, refuses what Amazon's refuses in the same sense, and posts the same form. It runs under a strict
 * Content-Security-Policy: no inline style, no eval, nothing fetched but by createCheckoutSession and signout.
 */
(function (script) {
    'use strict';
    var REGION = '@REGION@';
    var REGIONS = {
        na: { currencies: ['USD'], languages: ['en_US'], otherwise: 'en_US' },
        eu: { currencies: ['EUR', 'GBP'], languages: ['en_GB', 'de_DE', 'fr_FR', 'it_IT', 'es_ES'], otherwise: 'en_GB' },
        jp: { currencies: ['JPY'], languages: ['ja_JP'], otherwise: 'ja_JP' }
    };
    var PRODUCTS = ['PayAndShip', 'PayOnly', 'SignIn', 'SignInAndSetup', 'Donation', 'PayAndShipMultiAddress'];
    var PLACEMENTS = ['Home', 'Product', 'Cart', 'Checkout', 'Other'];
    var ESTIMATES = ['EUR', 'GBP', 'AUD', 'DKK', 'HKD', 'JPY', 'NZD', 'NOK', 'ZAR', 'SEK', 'CHF', 'USD'];
    var ALGORITHMS = ['AMZN-PAY-RSASSA-PSS', 'AMZN-PAY-RSASSA-PSS-V2'];
    var CHANGES = ['changeAddress', 'changePayment'];
    var COLORS = { Gold: ['#ffd814', '#0f1111'], LightGray: ['#e7e9ec', '#0f1111'], DarkGray: ['#565959', '#ffffff'] };
    var TEXTS = {
        en: { SignIn: 'Sign in with Amazon', pay: 'Pay with Amazon Pay' },
        de: { SignIn: 'Mit Amazon anmelden', pay: 'Mit Amazon Pay bezahlen' },
        ja: { SignIn: 'Amazonでサインイン', pay: 'Amazon Payで支払う' }
    };
    var own = REGIONS[REGION];
    var host = new URL(script.src).origin;

    function refuse(text) {
        throw new Error('AmazonPay:\n' + text);
    }

    function need(options, name, where) {
        var value = options[name];
        if (value === undefined || value === null || value === '')
            refuse("Missing parameter '" + name + "' in the " + where + '.');
        return value;
    }

    function needOneOf(value, name, values) {
        if (values.indexOf(value) < 0)
            refuse("Invalid value '" + value + "' for the parameter '" + name + "': it must be one of " +
                values.join(', ') + '.');
        return value;
    }

    /* Decoupled: what is signed comes later, with initCheckout. */
    function findConfig(options) {
        var product = options.productType;
        if (options.signInConfig && product !== 'SignIn')
            refuse("The productType and configName do not match: signInConfig goes with the productType 'SignIn'.");
        if (options.createCheckoutSessionConfig && product === 'SignIn')
            refuse("The productType and configName do not match: 'SignIn' takes signInConfig.");
        return options.signInConfig || options.createCheckoutSessionConfig || null;
    }

    function configName(options) {
        return options.productType === 'SignIn' ? 'signInConfig' : 'createCheckoutSessionConfig';
    }

    function checkKey(key) {
        if (key === '')
            refuse("The parameter 'publicKeyId' is empty.");
        if (key !== undefined && key !== null && typeof key !== 'string')
            refuse("The parameter 'publicKeyId' must be a text.");
    }

    function checkConfig(config, options) {
        var name = configName(options);
        need(config, 'payloadJSON', name);
        need(config, 'signature', name);
        checkKey(config.publicKeyId);
        if (!config.publicKeyId && !options.publicKeyId)
            refuse("Missing parameter 'publicKeyId' in the " + name + '.');
        if (typeof config.payloadJSON !== 'string')
            refuse("The parameter 'payloadJSON' must be the very text that was signed, not an object.");
        if (config.algorithm !== undefined && config.algorithm !== null)
            needOneOf(config.algorithm, 'algorithm', ALGORITHMS);
    }

    function checkEnvironment(key, sandbox) {
        if (/^SANDBOX-/.test(key) && sandbox === false)
            refuse("The publicKeyId is of the sandbox, and the parameter 'sandbox' is false.");
        if (/^LIVE-/.test(key) && sandbox === true)
            refuse("The publicKeyId is live, and the parameter 'sandbox' is true.");
    }

    /* As in Amazon's script a wrong estimate is left out, and the console told. */
    function checkEstimate(estimate) {
        var decimals = estimate && estimate.currencyCode === 'JPY' ? /^\d+$/ : /^\d+(\.\d{1,2})?$/;
        if (!estimate)
            return null;
        if (ESTIMATES.indexOf(estimate.currencyCode) >= 0 && decimals.test(String(estimate.amount)) &&
            Number(estimate.amount) > 0)
            return { amount: String(estimate.amount), currencyCode: estimate.currencyCode };
        console.error('AmazonPay:\nestimatedOrderAmount is not valid and is left out.');
        return null;
    }

    function findLanguage(options) {
        var wanted = String(navigator.language || '').slice(0, 2), i;
        if (options.checkoutLanguage)
            return needOneOf(options.checkoutLanguage, 'checkoutLanguage', own.languages);
        for (i = 0; i < own.languages.length; i++)
            if (own.languages[i].slice(0, 2) === wanted)
                return own.languages[i];
        return own.otherwise;
    }

    function checkOptions(given) {
        var options = Object.assign({}, given);
        if (!given || typeof given !== 'object')
            refuse('The options object is missing.');
        need(options, 'merchantId', 'options object');
        needOneOf(need(options, 'ledgerCurrency', 'options object'), 'ledgerCurrency', own.currencies);
        needOneOf(need(options, 'placement', 'options object'), 'placement', PLACEMENTS);
        options.productType = needOneOf(options.productType || 'PayAndShip', 'productType', PRODUCTS);
        options.checkoutLanguage = findLanguage(options);
        needOneOf(options.buttonColor || 'Gold', 'buttonColor', Object.keys(COLORS));
        options.estimatedOrderAmount = checkEstimate(options.estimatedOrderAmount);
        checkKey(options.publicKeyId);
        if (options.publicKeyId)
            checkEnvironment(options.publicKeyId, options.sandbox);
        return options;
    }

    function keepCookies(options) {
        var day = '; path=/; max-age=86400; samesite=lax';
        document.cookie = 'language=' + options.checkoutLanguage + day;
        document.cookie = 'ledgerCurrency=' + options.ledgerCurrency + day;
    }

    function isSandbox(options, key) {
        return options.sandbox === true || /^SANDBOX-/.test(key || '');
    }

    function fieldsOf(options) {
        return {
            checkoutLanguage: options.checkoutLanguage,
            ledgerCurrency: options.ledgerCurrency,
            merchantId: options.merchantId,
            productType: options.productType,
            scopes: options.scopes || '',
            merchantDomain: location.hostname,
            origin_url: location.href,
            viewType: 'redirectView',
            estimatedOrderAmount: options.estimatedOrderAmount ? JSON.stringify(options.estimatedOrderAmount) : '',
            platformConnectionId: options.platformConnectionId || ''
        };
    }

    function post(fields) {
        var form = document.createElement('form');
        form.name = 'amazonpay-checkout-signature-data-form';
        form.method = 'POST';
        form.action = host + '/checkout/initiate';
        form.hidden = true;
        Object.keys(fields).forEach(function (name) {
            var input = document.createElement('input');
            input.type = 'hidden';
            input.name = name;
            input.value = fields[name];
            form.appendChild(input);
        });
        document.body.appendChild(form);
        form.submit();
    }

    function postSigned(options, config) {
        var fields = fieldsOf(options), key = config.publicKeyId || options.publicKeyId;
        checkConfig(config, options);
        checkEnvironment(key, options.sandbox);
        fields.payloadJSON = config.payloadJSON;
        fields.signature = config.signature;
        fields.publicKeyId = key;
        fields.publicKeyIdMismatch =
            String(Boolean(options.publicKeyId && config.publicKeyId && options.publicKeyId !== config.publicKeyId));
        fields.algorithm = config.algorithm || 'AMZN-PAY-RSASSA-PSS';
        fields.environment = isSandbox(options, key) ? 'SANDBOX' : 'LIVE';
        post(fields);
    }

    /* The older way: the shop's server has made the session, and the page fetches its id. */
    function askForSession(how) {
        var pick = how.extractAmazonCheckoutSessionId;
        if (typeof how === 'function')
            return Promise.resolve(how());
        need(how, 'url', 'createCheckoutSession object');
        return fetch(how.url, { method: how.method || 'POST', credentials: 'same-origin' }).then(function (answer) {
            return answer.json();
        }).then(function (told) {
            return pick ? pick(told) : told.amazonCheckoutSessionId || told.checkoutSessionId;
        });
    }

    function postSession(options, how) {
        return askForSession(how).then(function (id) {
            var fields = fieldsOf(options);
            if (!id)
                refuse("The answer of createCheckoutSession has no 'amazonCheckoutSessionId'.");
            fields.amazonCheckoutSessionId = id;
            fields.environment = isSandbox(options, options.publicKeyId) ? 'SANDBOX' : 'LIVE';
            post(fields);
        }).catch(function (error) {
            console.error(error);
        });
    }

    function start(options) {
        var config = findConfig(options);
        keepCookies(options);
        if (config)
            postSigned(options, config);
        else if (options.createCheckoutSession)
            postSession(options, options.createCheckoutSession);
        else
            refuse("Missing parameter '" + configName(options) + "' in the options object.");
    }

    function textOf(options) {
        var words = TEXTS[options.checkoutLanguage.slice(0, 2)] || TEXTS.en;
        return /^SignIn/.test(options.productType) ? words.SignIn : words.pay;
    }

    function paint(element, styles) {
        Object.keys(styles).forEach(function (name) {
            element.style[name] = styles[name];
        });
    }

    /* Amazon's measures: 200 by 45 where the page says nothing, and never outside of 113 to 600 by 42 to 230. */
    function measure(place) {
        var box = place.getBoundingClientRect();
        var width = Math.min(600, Math.max(200, box.width));
        var height = Math.min(230, Math.max(45, box.height));
        return { width: Math.min(width, Math.max(113, box.width || 200)) + 'px', height: height + 'px' };
    }

    function makeButton(place, options) {
        var button = document.createElement('button');
        var color = COLORS[options.buttonColor || 'Gold'];
        button.type = 'button';
        button.className = 'amazonpay-button';
        button.lang = options.checkoutLanguage.replace('_', '-');
        button.textContent = textOf(options);
        paint(button, Object.assign({
            backgroundColor: color[0], color: color[1], border: '1px solid #8d6e00', borderRadius: '8px',
            font: '700 15px/1.2 system-ui, sans-serif', cursor: 'pointer', boxSizing: 'border-box', maxWidth: '100%'
        }, measure(place)));
        place.replaceChildren(button);
        return button;
    }

    function find(selector) {
        try {
            return document.querySelector(selector);
        } catch (error) {
            return refuse("The selector '" + selector + "' cannot be read.");
        }
    }

    function findPlace(selector) {
        var place = typeof selector === 'string' ? find(selector) : selector;
        if (!place)
            refuse("There is no element for the selector '" + selector + "'.");
        return place;
    }

    function renderButton(selector, given) {
        var options = checkOptions(given), button, config = findConfig(options), handler = null, result;
        if (config) {
            checkConfig(config, options);
            checkEnvironment(config.publicKeyId || options.publicKeyId, options.sandbox);
        }
        button = makeButton(findPlace(selector), options);
        result = {
            updateButtonInfo: function (estimate) {
                options.estimatedOrderAmount = checkEstimate(estimate);
            }
        };
        if (!config && !options.createCheckoutSession) {
            result.onClick = function (action) {
                if (typeof action !== 'function')
                    refuse('onClick takes a function.');
                handler = action;
            };
            result.initCheckout = function (later) {
                start(checkOptions(Object.assign({}, given, later)));
            };
        }
        button.addEventListener('click', function () {
            if (config || options.createCheckoutSession)
                start(options);
            else if (handler)
                handler();
            else
                console.error('AmazonPay:\nthe button has no configuration and no onClick.');
        });
        return result;
    }

    function initCheckout(given) {
        start(checkOptions(given));
    }

    function change(options, action, skips) {
        var id = need(options || {}, 'amazonCheckoutSessionId', 'options object');
        location.assign(host + '/checkout/initiate_auth?amazonCheckoutSessionId=' + encodeURIComponent(id) +
            '&changeAction=' + action + '&viewType=redirectView' + (skips ? '&skipPreorderPage=true' : ''));
    }

    function bindChangeAction(selector, options) {
        var place = findPlace(selector);
        need(options || {}, 'amazonCheckoutSessionId', 'options object');
        needOneOf(need(options, 'changeAction', 'options object'), 'changeAction', CHANGES);
        place.addEventListener('click', function (event) {
            event.preventDefault();
            change(options, options.changeAction, false);
        });
    }

    /* Nothing of a buyer is kept from one checkout to the next; the call is made because Amazon's script makes it. */
    function signout(done) {
        var kept = /(?:^|; )language=([^;]+)/.exec(document.cookie);
        var language = kept ? kept[1] : findLanguage({});
        function tell() {
            if (typeof done === 'function')
                done();
        }
        document.cookie = 'language=; path=/; max-age=0';
        document.cookie = 'ledgerCurrency=; path=/; max-age=0';
        fetch(host + '/checkout/signout?language=' + encodeURIComponent(language),
            { mode: 'no-cors', credentials: 'include' }).catch(function () {}).then(tell);
    }

    function readMarkup(place) {
        var data = place.dataset, options = {
            merchantId: data.amazonpayMerchantId,
            ledgerCurrency: data.ledgerCurrency,
            placement: data.placement,
            productType: data.productType,
            checkoutLanguage: data.language,
            buttonColor: data.buttonColor,
            design: data.design
        };
        var config = { payloadJSON: data.payload, signature: data.signature, publicKeyId: data.publicKeyId };
        if (data.sandbox !== undefined)
            options.sandbox = data.sandbox === 'true';
        if (data.algorithm)
            config.algorithm = data.algorithm;
        if (data.amount)
            options.estimatedOrderAmount = { amount: data.amount, currencyCode: data.currencyCode };
        options[options.productType === 'SignIn' ? 'signInConfig' : 'createCheckoutSessionConfig'] = config;
        return options;
    }

    function renderMarkup() {
        document.querySelectorAll('div[data-amazonpay-merchant-id]').forEach(function (place) {
            try {
                renderButton(place, readMarkup(place));
            } catch (error) {
                console.error(error);
            }
        });
    }

    window.amazon = window.amazon || {};
    window.amazon.Pay = {
        renderButton: renderButton,
        initCheckout: initCheckout,
        bindChangeAction: bindChangeAction,
        changePaymentMethod: function (options) {
            change(options, 'changePayment', true);
        },
        changeShippingAddress: function (options) {
            change(options, 'changeAddress', true);
        },
        signout: signout
    };
    if (document.readyState === 'loading')
        document.addEventListener('DOMContentLoaded', renderMarkup);
    else
        renderMarkup();
}(document.currentScript));
