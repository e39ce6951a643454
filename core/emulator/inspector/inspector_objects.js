/* SPDX-License-Identifier: Apache-2.0 */
/* The objects: sessions, permissions, charges, refunds, disputes. */
import { call } from '/assets/inspector_api.js';
import { code, detail, el, facts, failed, field, redraw } from '/assets/inspector_dom.js';

const KINDS = { checkoutSessions: 'Checkout sessions', chargePermissions: 'Charge permissions', charges: 'Charges',
    refunds: 'Refunds', disputes: 'Disputes' };
const ROWS = 100;
const ID = /^[SC]0\d-\d{7}-\d{7}(-[CRB]\d{6})?$|^[0-9a-f]{8}-[0-9a-f-]{27}$/;

function idsIn(value, own, found = new Set()) {
    if (typeof value === 'string' && ID.test(value) && value !== own)
        found.add(value);
    else if (value && typeof value === 'object')
        Object.values(value).forEach((one) => idsIn(one, own, found));
    return found;
}

export async function showObject(id) {
    try {
        const { kind, object } = await call('GET', `objects/${encodeURIComponent(id)}`);
        const links = [...idsIn(object, id)].map((other) =>
            el('button', { type: 'button', onclick: () => showObject(other) }, other));
        detail(id, facts({ Kind: KINDS[kind], State: object.statusDetails.state,
            Reason: object.statusDetails.reasonCode ?? object.statusDetails.reasons?.[0]?.reasonCode }),
            links.length ? el('div', { class: 'buttons' }, links) : null, code(JSON.stringify(object, null, 2), 'Object'));
    } catch (error) {
        detail(id, failed(error));
    }
}

function row(object) {
    return el('li', {}, el('button', { type: 'button', class: 'line', 'data-key': object.id, onclick: () => showObject(object.id) },
        el('span', { class: 'what' }, object.id), el('span', { class: 'badge' }, object.state), el('span', {}, object.reasonCode ?? '')));
}

export function objectsRoom(place) {
    const kind = el('select', { id: 'object-kind', onchange: () => again() },
        Object.entries(KINDS).map(([value, name]) => el('option', { value }, name)));
    const search = el('input', { id: 'object-search', type: 'search', oninput: () => again() });
    const list = el('ol', { class: 'lines', 'aria-label': 'Objects' });
    const more = el('button', { type: 'button', hidden: true, onclick: () => { rows += ROWS; draw(); } }, `Show ${ROWS} more`);
    let rows = ROWS, isDrawing = false, isStale = false;

    function again() {
        rows = ROWS;
        draw();
    }

    /* While one answer is on its way, however much happens makes one more question. */
    async function draw() {
        isStale = isDrawing;
        if (isDrawing)
            return;
        isDrawing = true;
        const query = new URLSearchParams({ kind: kind.value, limit: rows });
        if (search.value)
            query.set('search', search.value);
        try {
            const told = await call('GET', `objects?${query}`);
            [...kind.options].forEach((option) => { option.textContent = `${KINDS[option.value]} (${told.kinds[option.value]})`; });
            redraw(list, ...told.objects.map(row));
            more.hidden = !told.more;
        } catch (error) {
            list.replaceChildren(el('li', {}, failed(error)));
        }
        isDrawing = false;
        if (isStale)
            draw();
    }

    place.replaceChildren(el('div', { class: 'filters' }, field('Kind', kind), field('Id', search)), list, more);
    draw();
    return { update: draw };
}
