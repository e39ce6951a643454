/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Random programs through fuzz_rules, the same in every run: 3,000, or 100,000 with SAVEDWALLET_FULL=1. With a number,
 * so many; with two, from that one on.
 */
#include "grammar.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* splitmix64 */
static uint64_t draw(uint64_t *state)
{
    uint64_t z = *state += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return z ^ z >> 31;
}

int main(int count, char **words)
{
    enum { LONGEST = 1500 };
    static uint8_t choices[LONGEST];
    long programs = getenv("SAVEDWALLET_FULL") ? 100000 : 3000, first = count > 2 ? atol(words[2]) : 0;
    if (count > 1)
        programs = atol(words[1]);
    for (long i = first; i < first + programs; i++) {
        uint64_t state = (uint64_t)i;
        size_t size = 50 + draw(&state) % (LONGEST - 50);
        for (size_t k = 0; k < size; k++)
            choices[k] = (uint8_t)(draw(&state) >> 32);
        if (getenv("SAVEDWALLET_SHOW")) {
            static char text[GRAMMAR_SIZE];
            grammar_write(text, choices, size);
            printf("-- program %ld\n%s\n", i, text);
        }
        LLVMFuzzerTestOneInput(choices, size);
    }
    printf("%ld programs, %ld of them loaded\n", programs, grammar_loaded);
    return grammar_loaded < programs / 3; /* else the grammar has gone astray */
}
