/* SPDX-License-Identifier: Apache-2.0 */
(function (script) {
    'use strict';
    var QUIET_MS = 600000;
    var id = script.getAttribute('data-savedwallet');
    var nonce = script.nonce || script.getAttribute('nonce');
    var data = JSON.parse(document.getElementById(id + '-data').textContent);
    var button = document.getElementById(id + '-button');
    var message = document.getElementById(id + '-message');

    function fail(error) {
        message.hidden = false;
        if (window.console && error)
            console.error('savedwallet:', error);
    }

    function attempt(action) {
        return function (value) {
            try {
                return action(value);
            } catch (error) {
                fail(error);
            }
        };
    }

    /* Several buttons of a page share the script. */
    function load(then) {
        var known = document.querySelector('script[src="' + data.script + '"]'), element;
        if (window.amazon && window.amazon.Pay)
            return then();
        element = known || document.createElement('script');
        element.addEventListener('load', attempt(then));
        element.addEventListener('error', function () {
            element.remove();
            fail();
        });
        if (!known) {
            element.async = true;
            element.nonce = nonce;
            element.src = data.script;
            document.head.appendChild(element);
        }
    }

    /* Another site cannot send the header, so it cannot have a payload made in this buyer's name. */
    function fetchPayload() {
        return fetch(data.lazyUrl, {
            method: 'POST',
            credentials: 'same-origin',
            cache: 'no-store',
            redirect: 'error',
            headers: { 'Accept': 'application/json', 'X-Requested-With': 'savedwallet' }
        }).then(function (answer) {
            if (!answer.ok)
                throw new Error('the payload was answered with ' + answer.status);
            return answer.json();
        });
    }

    function start() {
        message.hidden = true;
        if (!data.lazyUrl) {
            window.amazon.Pay.initCheckout(data.options);
            return null;
        }
        return fetchPayload().then(function (payload) {
            window.amazon.Pay.initCheckout(Object.assign({}, data.options, payload));
        }).catch(fail);
    }

    function draw() {
        var drawn = window.amazon.Pay.renderButton('#' + id + '-button', data.options);
        if (data.lazyUrl)
            drawn.onClick(function () {
                message.hidden = true;
                fetchPayload().then(function (payload) {
                    drawn.initCheckout(payload);
                }).catch(fail);
            });
    }

    function listen() {
        var isWaiting = false;
        button.disabled = false;
        button.addEventListener('click', attempt(function () {
            var waiting = isWaiting ? null : start();
            if (waiting) {
                isWaiting = true;
                waiting.then(function () {
                    isWaiting = false;
                });
            }
        }));
    }

    /* A buyer who gave up may come back to this very page: it must not send them away again. */
    function mayStart() {
        var key = 'savedwallet:' + location.pathname, now = Date.now(), last, entries;
        try {
            last = sessionStorage.getItem(key);
            sessionStorage.setItem(key, String(now));
            entries = performance.getEntriesByType('navigation');
        } catch (error) {
            return false;
        }
        if (entries.length && entries[0].type === 'back_forward')
            return false;
        return last === null || Math.abs(now - Number(last)) > QUIET_MS;
    }

    load(attempt(function () {
        if (data.start === 'custom')
            return listen();
        draw();
        if (data.start === 'touchless' && mayStart())
            start();
    }));
}(document.currentScript));
