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
    list.addEventListener('keydown', moveFocus);
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

/* One question at a time: it is answered when there is something to tell. */
async function listen() {
    let isLive = true;
    for (;;) {
        try {
            at('live').textContent = isLive ? 'live' : 'connecting';
            take(await call('GET', `timeline?since=${state.count}&limit=5000${isLive ? '&wait=1' : ''}`));
            isLive = true;
        } catch (error) {
            isLive = false;
            at('live').textContent = `not connected: ${error.message}`;
            await new Promise((done) => setTimeout(done, PAUSE_AFTER_FAILURE));
        }
    }
}

async function start() {
    try {
        take(await call('GET', 'timeline?limit=30000'));
    } catch (error) {
        show(at('ask'), true);
        show(at('wrong'), Boolean(token()));
        at('token').focus();
        return;
    }
    show(at('ask'), false);
    show(at('rooms'), true);
    drawTabs();
    listen();
}

at('ask').addEventListener('submit', (event) => {
    event.preventDefault();
    begin(at('token').value);
    start();
});
begin();
start();
