/* SPDX-License-Identifier: Apache-2.0 */
/* Wrong signatures, notifications, the clock, and faults. */
import { call } from '/assets/inspector_api.js';
import { detail, el, facts, failed, field, redraw } from '/assets/inspector_dom.js';

const FAULTS = ['latency', 'slow_body', 'reset_before', 'reset_after', 'truncated', 'wrong_length', 'empty', 'malformed',
    'too_many_requests', 'error_before', 'error_after', 'clock_skew'];
const STEPS = { '30s': '30 seconds', '1h': '1 hour', '1d': '1 day', '31d': '31 days' };

/* A room that is drawn anew from one call, whenever something happens. */
function room(place, draw) {
    const body = el('div');
    const said = el('div');
    let isBusy = false, isStale = false;

    async function update() {
        isStale = isBusy;
        if (isBusy)
            return;
        isBusy = true;
        try {
            redraw(body, ...(await draw()).flat());
        } catch (error) {
            body.replaceChildren(failed(error));
        }
        isBusy = false;
        if (isStale)
            update();
    }

    async function act(method, path, value) {
        said.replaceChildren();
        try {
            await call(method, path, value);
        } catch (error) {
            said.replaceChildren(failed(error));
        }
        update();
    }

    return { body, said, act, update };
}

function diffLines(text, first) {
    return text.split('\n').map((line, i) => el('span', { class: i + 1 === first ? 'differs' : null }, `${line}\n`));
}

function side(name, text, first) {
    return el('div', {}, el('h3', {}, name), el('pre', { tabindex: '0', 'aria-label': name }, diffLines(text ?? '(not known)', first)));
}

export async function showDiagnosis(requestId) {
    try {
        const found = await call('GET', `diagnoses/${requestId}`);
        const first = found.firstDifference?.line;
        detail('Why the signature is wrong', el('p', {}, found.explanation), facts({ Cause: found.cause, Also: found.also,
            Compared: found.compared, 'First difference': found.firstDifference ? `line ${first}, byte ${found.firstDifference.byte}` : null }),
            el('div', { class: 'sides' }, side('Yours', found.yours, first), side('Mine', found.mine, first)));
    } catch (error) {
        detail('Why the signature is wrong', failed(error));
    }
}

export function signaturesRoom(place) {
    const it = room(place, async () => {
        const { diagnoses } = await call('GET', 'diagnoses');
        if (diagnoses.length === 0)
            return [el('p', {}, 'No signature has been refused.')];
        return [el('ol', { class: 'lines', 'aria-label': 'Wrong signatures' }, diagnoses.toReversed().map((one) =>
            el('li', {}, el('button', { type: 'button', class: 'line', 'data-key': one.requestId, onclick: () => showDiagnosis(one.requestId) },
                el('span', { class: 'kind' }, one.cause), el('span', { class: 'what' }, one.explanation)))))];
    });
    place.replaceChildren(it.body);
    it.update();
    return it;
}

function showMessage(message, it) {
    detail(`Notification of ${message.objectId}`, facts({ Outcome: message.outcome, Object: message.objectType,
        'Message id': message.messageId, 'Notification id': message.notificationId }),
        el('h3', {}, 'Deliveries'), message.attempts.length === 0 ? el('p', {}, 'none') : el('ol', {}, message.attempts.map((one) =>
            el('li', {}, `${one.at}: ${one.status ?? one.error}`))),
        el('button', { type: 'button', onclick: () => it.act('POST', `notifications/${message.messageId}/resend`) }, 'Send it again'));
}

export function notificationsRoom(place) {
    const url = el('input', { id: 'url', type: 'text', placeholder: 'http://127.0.0.1:8000/ipn' });
    const it = room(place, async () => {
        const told = await call('GET', 'notifications');
        if (document.activeElement !== url)
            url.value = told.url ?? '';
        return [el('p', { class: 'small' }, told.url ? `They go to ${told.url}.` : 'They go nowhere: give an address on this machine.'),
            el('ol', { class: 'lines', 'aria-label': 'Notifications' }, told.notifications.toReversed().map((one) =>
                el('li', {}, el('button', { type: 'button', class: 'line', 'data-key': one.messageId, onclick: () => showMessage(one, it) },
                    el('span', { class: 'kind' }, one.objectType), el('span', { class: 'what' }, one.objectId),
                    el('span', { class: 'badge' }, one.outcome), el('span', {}, `${one.attempts.length} sent`)))))];
    });
    place.replaceChildren(el('form', { class: 'filters', onsubmit: (event) => {
        event.preventDefault();
        url.blur();
        it.act('PUT', 'notifications', { url: url.value || null });
    } }, field('Send them to', url), el('button', {}, 'Set')), it.said, it.body);
    it.update();
    return it;
}

export function clockRoom(place) {
    const moment = el('input', { id: 'moment', type: 'text', placeholder: '2027-01-01T00:00:00Z', required: true });
    const it = room(place, async () => {
        const { now, frozen } = await call('GET', 'clock');
        return [facts({ Now: now, State: frozen ? 'stands still' : 'runs' }),
            el('button', { type: 'button', 'data-key': 'freeze', onclick: () => it.act('POST', 'clock', { freeze: !frozen }) },
                frozen ? 'Let it run' : 'Stop it')];
    });
    const reset = el('button', { type: 'button', onclick: () => {
        if (window.confirm('Forget all objects, and begin again?'))
            it.act('POST', 'reset');
    } }, 'Begin again');
    place.replaceChildren(it.body, el('h2', {}, 'Let time pass'), el('div', { class: 'buttons' }, Object.entries(STEPS).map(([advance, name]) =>
        el('button', { type: 'button', onclick: () => it.act('POST', 'clock', { advance }) }, name))),
        el('form', { class: 'filters', onsubmit: (event) => {
            event.preventDefault();
            it.act('POST', 'clock', { set: moment.value });
        } }, field('Or go to', moment), el('button', {}, 'Go')), it.said, el('h2', {}, 'Everything'), reset);
    it.update();
    return it;
}

export function faultsRoom(place) {
    const operation = el('input', { id: 'operation', type: 'text', placeholder: 'any, or such as createCharge' });
    const fault = el('select', { id: 'fault' }, FAULTS.map((name) => el('option', {}, name)));
    const nth = el('input', { id: 'nth', type: 'number', min: '1', placeholder: 'each' });
    const wait = el('input', { id: 'wait', type: 'number', min: '1', value: '1000' });
    const it = room(place, async () => {
        const { faults } = await call('GET', 'faults');
        return faults.length === 0 ? [el('p', {}, 'None is set.')] :
            [el('ul', { 'aria-label': 'Faults' }, faults.map((one) => el('li', {}, el('code', {}, JSON.stringify(one)))))];
    });

    function read() {
        const made = { fault: fault.value };
        if (operation.value)
            made.operation = operation.value;
        if (nth.value)
            made.when = { nth: Number(nth.value) };
        if (['latency', 'slow_body'].includes(fault.value))
            made.milliseconds = Number(wait.value);
        if (fault.value === 'clock_skew')
            made.by = '-20m';
        return made;
    }

    place.replaceChildren(it.body, el('form', { onsubmit: (event) => {
        event.preventDefault();
        it.act('POST', 'faults', [read()]);
    } }, el('h2', {}, 'Let something fail'), field('Operation', operation), field('Fault', fault), field('Only the n-th call', nth),
        field('Milliseconds, where it is slow', wait), el('div', { class: 'buttons' }, el('button', { class: 'main' }, 'Set'),
            el('button', { type: 'button', onclick: () => it.act('DELETE', 'faults') }, 'Remove all'))), it.said);
    it.update();
    return it;
}
