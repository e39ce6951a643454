/* SPDX-License-Identifier: Apache-2.0 */
/* A request as a line for a shell. */
const KEPT = /^(accept|content-type|authorization|x-amz-pay-.*|user-agent)$/i;

function quote(text) {
    return /^[\w./:=@%+,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

function header(record, name) {
    const found = Object.keys(record.headers).find((one) => one.toLowerCase() === name);
    return found ? record.headers[found] : null;
}

/* Signed anew, so it can be sent at any time. */
export function asCall(record) {
    const words = ['savedwallet', 'call', record.operation, ...record.ids];
    const simulation = header(record, 'x-amz-pay-simulation-code');
    if (record.idempotencyKey)
        words.push('--idempotency-key', record.idempotencyKey);
    for (const pair of record.query ? record.query.split('&') : [])
        words.push('--query', decodeURIComponent(pair));
    if (simulation && record.method !== 'GET')
        words.push('--simulate', simulation);
    if (!record.requestBody)
        return words.map(quote).join(' ');
    return `printf %s ${quote(record.requestBody)} | ${[...words, '--body-file', '-'].map(quote).join(' ')}`;
}

/* With the signature that it came with, which is good for 15 minutes. */
export function asCurl(record) {
    const target = location.origin + record.path + (record.query ? `?${record.query}` : '');
    const words = ['curl', '-sS', '-X', record.method, target];
    for (const [name, value] of Object.entries(record.headers))
        if (KEPT.test(name))
            words.push('-H', `${name}: ${value}`);
    if (record.requestBody)
        words.push('--data-binary', record.requestBody);
    const line = words.map(quote).join(' ');
    return location.protocol === 'https:' ? line.replace('curl', 'curl --cacert "$SAVEDWALLET_CA_FILE"') : line;
}
