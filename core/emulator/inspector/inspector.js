/* SPDX-License-Identifier: Apache-2.0 */
/* The inspector: asks for what is new, and shows one room at a time. */
import { begin, call, token } from '/assets/inspector_api.js';
import { el, show } from '/assets/inspector_dom.js';
import { objectsRoom } from '/assets/inspector_objects.js';
import { clockRoom, faultsRoom, notificationsRoom, signaturesRoom } from '/assets/inspector_rooms.js';
import { timelineRoom } from '/assets/inspector_timeline.js';

const ROOMS = [
    ['Time line', timelineRoom], ['Objects', objectsRoom], ['Signatures', signaturesRoom],
    ['Notifications', notificationsRoom], ['Clock', clockRoom], ['Faults', faultsRoom]
];
const PAUSE_AFTER_FAILURE = 1000;

const at = (id) => document.getElementById(id);
const state = { events: [], count: 0, begun: null };
let room = null;
let starts = 0;

function openRoom(name, tab) {
    at('rooms').querySelectorAll('[role=tab]').forEach((one) => {
        one.setAttribute('aria-selected', String(one === tab));
        one.tabIndex = one === tab ? 0 : -1;
    });
    at('room').setAttribute('aria-label', name);
    room = ROOMS.find(([title]) => title === name)[1](at('room'), state);
}

/* As tabs are used: one of them is in the order of focus, the arrows go to the others. */
function moveFocus(event) {
    const tabs = [...event.currentTarget.children];
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by) {
        const next = tabs[(tabs.indexOf(document.activeElement) + by + tabs.length) % tabs.length];
        next.focus();
        next.click();
    }
}

function drawTabs() {
    const list = document.querySelector('[role=tablist]');
    list.replaceChildren(...ROOMS.map(([name]) =>
        el('button', { type: 'button', role: 'tab', 'aria-controls': 'room', onclick: (event) => openRoom(name, event.currentTarget) }, name)));
    openRoom(ROOMS[0][0], list.firstChild);
}

function take(told) {
    const isNew = state.begun !== told.begun;
    if (isNew)
        Object.assign(state, { events: [], count: 0, begun: told.begun });
    state.events.push(...told.events);
    if (told.events.length > 0)
        state.count = told.events[told.events.length - 1].number;
    at('clock').textContent = told.now + (told.frozen ? ' (stands still)' : '');
    if (room)
        room.update(told.events, isNew);
}

function ask() {
    show(at('rooms'), false);
    show(at('ask'), true);
    show(at('wrong'), Boolean(token()));
    at('live').textContent = '';
    at('token').focus();
}

/* One question at a time: it is answered when there is something to tell. Another start ends this one's questions. */
async function listen(start) {
    let isLive = true;
    while (start === starts) {
        try {
            at('live').textContent = isLive ? 'live' : 'connecting';
            const told = await call('GET', `timeline?since=${state.count}&limit=5000${isLive ? '&wait=1' : ''}`);
            if (start === starts)
                take(told);
            isLive = true;
        } catch (error) {
            if (start !== starts)
                return undefined;
            if (error.reason === 'InvalidControlToken') // another emulator runs here now
                return ask();
            isLive = false;
            at('live').textContent = `not connected: ${error.message}`;
            await new Promise((done) => setTimeout(done, PAUSE_AFTER_FAILURE));
        }
    }
    return undefined;
}

async function start() {
    const own = ++starts;
    room = null;
    state.begun = null;
    try {
        const told = await call('GET', 'timeline?limit=30000');
        if (own !== starts)
            return;
        take(told);
    } catch {
        if (own === starts)
            ask();
        return;
    }
    show(at('ask'), false);
    show(at('rooms'), true);
    drawTabs();
    listen(own);
}

at('ask').addEventListener('submit', (event) => {
    event.preventDefault();
    begin(at('token').value);
    start();
});
window.addEventListener('hashchange', () => {
    if (begin())
        start();
});
document.querySelector('[role=tablist]').addEventListener('keydown', moveFocus);
begin();
start();
