/* SPDX-License-Identifier: Apache-2.0 */
(function () {
    'use strict';
    var form = document.querySelector('form[data-goes-on]');
    if (form)
        form.submit();
}());
