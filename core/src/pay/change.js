/* SPDX-License-Identifier: Apache-2.0 */
(function (script) {
    'use strict';
    var id = script.getAttribute('data-savedwallet');
    var nonce = script.nonce || script.getAttribute('nonce');
    var data = JSON.parse(document.getElementById(id + '-data').textContent);
    var button = document.getElementById(id + '-button');

    function bind() {
        window.amazon.Pay.bindChangeAction('#' + id + '-button', data.options);
        button.disabled = false;
    }

    function load() {
        var known = document.querySelector('script[src="' + data.script + '"]');
        var element = known || document.createElement('script');
        element.addEventListener('load', bind);
        if (!known) {
            element.async = true;
            element.nonce = nonce;
            element.src = data.script;
            document.head.appendChild(element);
        }
    }

    if (window.amazon && window.amazon.Pay)
        bind();
    else
        load();
}(document.currentScript));
