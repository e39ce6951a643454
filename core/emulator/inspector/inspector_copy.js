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

/* What is no right encoding stays as it came. */
function decode(text) {
    try {
        return decodeURIComponent(text);
    } catch {
        return text;
    }
}

/* A value that starts with a dash would be read as an option. */
function option(name, value) {
    return value.startsWith('-') ? [`${name}=${value}`] : [name, value];
}

/* Signed anew, so it can be sent at any time. */
export function asCall(record) {
    const words = ['savedwallet', 'call', record.operation];
    const simulation = header(record, 'x-amz-pay-simulation-code');
    const isOdd = record.ids.some((id) => id.startsWith('-'));
    if (!isOdd)
        words.push(...record.ids);
    if (record.idempotencyKey)
        words.push(...option('--idempotency-key', record.idempotencyKey));
    for (const pair of record.query ? record.query.split('&') : [])
        words.push(...option('--query', decode(pair)));
    if (simulation && record.method !== 'GET')
        words.push(...option('--simulate', simulation));
    if (record.requestBody)
        words.push('--body-file', '-');
    if (isOdd)
        words.push('--', ...record.ids);
    const line = words.map(quote).join(' ');
    return record.requestBody ? `printf %s ${quote(record.requestBody)} | ${line}` : line;
}

/* With the signature that it came with, which is good for 15 minutes. */
export function asCurl(record) {
    const target = location.origin + record.path + (record.query ? `?${record.query}` : '');
    const words = ['curl', '-sSg', '-X', record.method, target];
    for (const [name, value] of Object.entries(record.headers))
        if (KEPT.test(name))
            words.push('-H', `${name}: ${value}`);
    if (record.requestBody)
        words.push('--data-raw', record.requestBody);
    const line = words.map(quote).join(' ');
    return location.protocol === 'https:' ? line.replace('curl', 'curl --cacert "$SAVEDWALLET_CA_FILE"') : line;
}
