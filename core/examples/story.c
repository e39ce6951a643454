/* SPDX-License-Identifier: Apache-2.0 */
#include "story.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define BOLD "1"
#define DIM "2"
#define GREEN "32"
#define YELLOW "33"
#define RED "31"

static bool in_colour(FILE *out)
{
    const char *no_color = getenv("NO_COLOR"), *terminal = getenv("TERM");
    return isatty(fileno(out)) && !(no_color && *no_color) && terminal && strcmp(terminal, "dumb") != 0;
}

/* Prints text in a style and fills up to the width, which counts letters and not the style. */
static void print(FILE *out, const char *style, int width, const char *text)
{
    int letters = (int)strlen(text);
    if (in_colour(out))
        fprintf(out, "\033[%sm%s\033[0m", style, text);
    else
        fputs(text, out);
    fprintf(out, "%*s", width > letters ? width - letters : 0, "");
}

void story_begin(const char *title, const char *line)
{
    print(stdout, BOLD, 0, title);
    putchar('\n');
    print(stdout, DIM, 0, line);
    putchar('\n');
}

void story_step(const char *text)
{
    static int number;
    printf("\n");
    if (in_colour(stdout))
        printf("\033[" BOLD "m%d  %s\033[0m\n", ++number, text);
    else
        printf("%d. %s\n", ++number, text);
    fflush(stdout);
}

/* States in which it is not simply well. */
typedef struct look {
    const char *state;
    const char *style;
    bool is_trouble;
} look;

static const look looks[] = {
    { "planned", YELLOW, false }, { "unknown", YELLOW, true }, { "declined", YELLOW, true },
    { "blocked", YELLOW, true },  { "Closed", DIM, false },
};

static look look_of(const char *state)
{
    for (size_t i = 0; i < sizeof looks / sizeof looks[0] && state; i++)
        if (strcmp(state, looks[i].state) == 0)
            return looks[i];
    return (look){ state, GREEN, false };
}

void story_done(const char *what, const char *id, const char *state, const char *fact)
{
    const look it = look_of(state);
    const char *well = in_colour(stdout) ? "   \xE2\x9C\x93 " : "   ok ";
    const char *trouble = in_colour(stdout) ? "   ! " : "    ! ";
    print(stdout, it.is_trouble ? YELLOW : GREEN, 0, it.is_trouble ? trouble : well);
    print(stdout, DIM, 10, what);
    bool has_fact = fact && *fact;
    printf("%-*s", state || has_fact ? 38 : 0, id);
    if (state)
        print(stdout, it.style, has_fact ? 12 : 0, state);
    puts(has_fact ? fact : "");
    fflush(stdout);
}

void story_note(const char *text)
{
    print(stdout, DIM, 0, in_colour(stdout) ? "     " : "      ");
    print(stdout, DIM, 0, text);
    putchar('\n');
}

static void print_fact(const char *name, const char *value)
{
    if (*value)
        fprintf(stderr, "  %-12s %s\n", name, value);
}

void story_fail(const sw_error *err)
{
    fflush(stdout);
    print(stderr, RED, 0, "\nThe demo stopped: ");
    fprintf(stderr, "%s\n", err->message);
    print_fact("reason", err->reason_code);
    print_fact("effect", sw_effect_name(err->effect));
    print_fact("retry", sw_retry_name(err->retry));
    print_fact("next step", sw_next_step_name(err->next_step));
    print_fact("key", err->idempotency_key);
    print_fact("request id", err->request_id);
}
