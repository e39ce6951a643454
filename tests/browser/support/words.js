// SPDX-License-Identifier: Apache-2.0
// What the buyer's pages say, by language, from the emulator's own list. English names are also written out in the
// tests: they are promised.
import { readFileSync } from 'node:fs';

const LANGUAGES = ['en', 'de', 'ja'];
const text = readFileSync(new URL('../../../core/emulator/pages/words.def', import.meta.url), 'utf8');
const literal = String.raw`((?:"(?:[^"\\]|\\.)*"\s*)+)`;
const row = new RegExp(String.raw`WORD\((\w+),\s*${literal},\s*${literal},\s*${literal}\)`, 'g');
const join = (parts) => [...parts.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((part) => part[1]).join('');

const lists = { en: {}, de: {}, ja: {} };
for (const [, name, ...texts] of text.matchAll(row))
    LANGUAGES.forEach((language, i) => { lists[language][name] = join(texts[i]); });

export function words(language) {
    return lists[language];
}
