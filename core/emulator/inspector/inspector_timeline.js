/* SPDX-License-Identifier: Apache-2.0 */
/* The time line: the newest first, so many lines at once, filtered by kind and by words. */
import { call } from '/assets/inspector_api.js';
import { asCall, asCurl } from '/assets/inspector_copy.js';
import { code, copyButton, detail, el, facts, failed, field, pretty } from '/assets/inspector_dom.js';
import { showObject } from '/assets/inspector_objects.js';
import { showDiagnosis } from '/assets/inspector_rooms.js';

const LINES = 200;
const KINDS = ['request', 'page', 'state', 'notification', 'delivery', 'command'];

function textOf(event) {
    const parts = {
        request: [event.method, event.path, event.operation, event.reasonCode, event.fault && `fault ${event.fault}`, event.replayed && 'replayed'],
        page: [event.method, event.path, event.reasonCode],
        state: [event.objectType, event.objectId, event.state, event.reasonCode],
        notification: [event.objectType, event.objectId, event.outcome],
        delivery: [event.objectType, event.objectId, event.outcome, event.error],
        command: [event.method, event.path, event.body, event.reasonCode]
    };
    return parts[event.kind].filter(Boolean).join(' ');
}

function signatureOf(event) {
    if (event.reasonCode === 'InvalidRequestSignature' || event.reasonCode === 'InvalidSignatureError')
        return 'signature wrong';
    return event.kind === 'request' && event.status < 400 ? 'signature right' : null;
}

function statusOf(event) {
    if (!event.status)
        return null;
    return el('span', { class: event.status < 400 ? 'badge good' : 'badge bad' }, String(event.status));
}

async function showRequest(event) {
    try {
        const record = await call('GET', `requests/${event.request}`);
        const wrong = event.reasonCode === 'InvalidRequestSignature';
        detail(`${record.method} ${record.path}`, facts({
            Time: record.at, Operation: record.operation, Status: `${record.status} ${record.reasonCode ?? ''}`,
            Signature: signatureOf(event), 'Request id': record.requestId, 'Idempotency key': record.idempotencyKey,
            Replayed: record.replayed ? 'yes' : null, Fault: record.fault, Query: record.query
        }), wrong ? el('button', { type: 'button', onclick: () => showDiagnosis(record.requestId) }, 'Why the signature is wrong') : null,
            el('h3', {}, 'Request'), code(pretty(record.requestBody) || '(no body)', 'Request body'),
            el('h3', {}, 'Answer'), code(pretty(record.answerBody) || '(no body)', 'Answer body'),
            el('h3', {}, 'Headers'), code(Object.entries(record.headers).map((pair) => pair.join(': ')).join('\n'), 'Headers'),
            el('h3', {}, 'Send it again'), record.operation ? copyButton('Copy as savedwallet call', asCall(record)) : null,
            copyButton('Copy as curl', asCurl(record)));
    } catch (error) {
        detail('Request', failed(error));
    }
}

function showEvent(event) {
    if (event.kind === 'request')
        return showRequest(event);
    if (event.reasonCode === 'InvalidSignatureError')
        return showDiagnosis(event.requestId);
    if (event.objectId)
        return showObject(event.objectId);
    return detail(`${event.method} ${event.path}`, facts({ Time: event.at, Status: event.status, Reason: event.reasonCode,
        'Request id': event.requestId }), event.body ? code(pretty(event.body), 'Body') : null);
}

function line(event) {
    return el('li', {}, el('button', { type: 'button', class: `line ${event.kind}`, onclick: () => showEvent(event) },
        el('span', { class: 'time' }, event.at.slice(11, 19)), el('span', { class: 'kind' }, event.kind),
        el('span', { class: 'what' }, textOf(event)),
        el('span', { class: 'badges' }, signatureOf(event) === 'signature wrong' ? el('span', { class: 'badge bad' }, 'signature') : null, statusOf(event))));
}

export function timelineRoom(place, state) {
    const search = el('input', { id: 'search', type: 'search', oninput: () => draw() });
    const kind = el('select', { id: 'kind', onchange: () => draw() }, el('option', { value: '' }, 'everything'),
        KINDS.map((name) => el('option', {}, name)));
    const list = el('ol', { class: 'lines', 'aria-label': 'Time line' });
    const more = el('button', { type: 'button', onclick: () => { lines += LINES; draw(); } });
    const told = el('p', { class: 'small' });
    let lines = LINES, found = [];

    function fits(event) {
        const words = search.value.toLowerCase();
        return (!kind.value || event.kind === kind.value) &&
            (!words || `${textOf(event)} ${event.requestId ?? ''}`.toLowerCase().includes(words));
    }

    function tell() {
        told.textContent = `${found.length} of ${state.events.length}`;
        more.hidden = found.length <= lines;
        more.textContent = `Show ${LINES} more`;
    }

    function draw() {
        found = state.events.filter(fits);
        list.replaceChildren(...found.slice(-lines).reverse().map(line));
        tell();
    }

    function update(events, isNew) {
        if (isNew)
            return draw();
        const added = events.filter(fits);
        found.push(...added);
        list.prepend(...added.slice(-lines).reverse().map(line));
        while (list.childElementCount > lines)
            list.lastChild.remove();
        tell();
    }

    place.replaceChildren(el('div', { class: 'filters' }, field('Search', search), field('Kind', kind)), told, list, more);
    draw();
    return { update };
}
