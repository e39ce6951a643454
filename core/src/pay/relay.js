/* SPDX-License-Identifier: Apache-2.0 */
(function () {
    'use strict';
    var link = document.getElementById('savedwallet-app');
    /* What came back on this page's address is for the server, which has had it. */
    history.replaceState(null, '', location.pathname);
    location.href = link.href;
}());
