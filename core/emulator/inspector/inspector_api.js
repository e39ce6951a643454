/* SPDX-License-Identifier: Apache-2.0 */
/* The control API. Its token comes behind the '#' of the address, which no server is sent, and stays with this tab. */
const KEY = 'savedwallet-emulator-token';

export function token() {
    return sessionStorage.getItem(KEY);
}

/* @return whether a token was given */
export function begin(given) {
    const found = given ?? new URLSearchParams(location.hash.slice(1)).get('token');
    if (found)
        sessionStorage.setItem(KEY, found.trim());
    if (location.hash)
        history.replaceState(null, '', location.pathname);
    return Boolean(found);
}

export async function call(method, path, body) {
    const answer = await fetch(`/emulator/api/${path}`, {
        method, cache: 'no-store', headers: { 'x-emulator-token': token() ?? '' },
        body: body === undefined ? undefined : JSON.stringify(body)
    });
    const told = await answer.json();
    if (!answer.ok)
        throw Object.assign(new Error(told.message), { reason: told.reasonCode });
    return told;
}
