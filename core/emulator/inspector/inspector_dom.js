/* SPDX-License-Identifier: Apache-2.0 */
/* Elements. What is shown goes in as text, never as HTML. */
export function el(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes ?? {}))
        if (key.startsWith('on'))
            made.addEventListener(key.slice(2), value);
        else if (value !== null && value !== undefined && value !== false)
            made.setAttribute(key, value === true ? '' : value);
    made.append(...children.flat().filter((child) => child !== null && child !== undefined));
    return made;
}

/* Replaces what is shown, but not under the fingers of who uses the keyboard: focus stays with the same data-key. */
export function redraw(place, ...children) {
    const key = place.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
    place.replaceChildren(...children);
    if (key !== undefined)
        [...place.querySelectorAll('[data-key]')].find((one) => one.dataset.key === key)?.focus({ preventScroll: true });
}

export function show(element, isShown) {
    element.hidden = !isShown;
}

export function detail(title, ...children) {
    document.getElementById('detail').replaceChildren(el('h2', {}, title), ...children.flat().filter(Boolean));
}

export function failed(error) {
    return el('p', { class: 'error', role: 'alert' }, error.message);
}

export function facts(pairs) {
    return el('dl', {}, Object.entries(pairs).filter(([, value]) => value !== null && value !== undefined && value !== '')
        .flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, value instanceof Node ? value : String(value))]));
}

/* Scrolls, so it can be reached by keyboard. */
export function code(text, label) {
    return el('pre', { tabindex: '0', 'aria-label': label }, text);
}

export function pretty(text) {
    try {
        return JSON.stringify(JSON.parse(text), null, 2);
    } catch {
        return text;
    }
}

export function field(label, input) {
    return el('p', { class: 'field' }, el('label', { for: input.id }, label), input);
}

export function copyButton(label, text) {
    const done = el('span', { role: 'status', class: 'small' });
    const button = el('button', { type: 'button', onclick: async () => {
        await navigator.clipboard.writeText(text);
        done.textContent = ' copied';
    } }, label);
    return el('div', {}, el('div', { class: 'buttons' }, button, done), code(text, label));
}
