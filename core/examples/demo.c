/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The main job, start to end: a wallet is saved, and charged now, later and by rules, whatever goes wrong on the way.
 *
 *     savedwallet-emulator exec --region eu -- savedwallet-demo
 *
 * Against Amazon itself the calls are the same; the buyer is then a person in a browser, and time passes by itself.
 */
#include "chapters.h"
#include "story.h"

#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    static int (*const chapters[])(shop *, sw_error *) = {
        shop_open,           chapter_wallet, chapter_ride,   chapter_deposit,
        chapter_lost_answer, chapter_tolls,  chapter_refund, chapter_close,
    };
    const char *url = getenv("SAVEDWALLET_BASE_URL");
    shop it = SHOP_INIT;
    sw_error err = SW_ERROR_INIT;
    int code = SW_OK;
    story_begin("A wallet is saved, and charged later", url ? url : "SAVEDWALLET_BASE_URL is not set");
    for (size_t i = 0; i < sizeof chapters / sizeof chapters[0] && code == SW_OK; i++)
        code = chapters[i](&it, &err);
    shop_close(&it);
    if (code < 0) {
        story_fail(&err);
        return EXIT_FAILURE;
    }
    puts("\nTry next: savedwallet rules test core/examples/tolls.lua\n"
         "          savedwallet help journal run");
    return fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
