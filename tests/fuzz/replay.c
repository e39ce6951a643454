/* SPDX-License-Identifier: Apache-2.0 */
/* Runs a fuzz target once over each file of its corpus, so that any compiler can replay what was found. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void run_file(const char *folder, const char *name)
{
    static uint8_t data[1 << 20];
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "rb");
    if (!file)
        exit((perror(path), 1));
    size_t size = fread(data, 1, sizeof data, file);
    fclose(file);
    LLVMFuzzerTestOneInput(data, size);
}

int main(int count, char **words)
{
    DIR *folder = count == 2 ? opendir(words[1]) : NULL;
    if (!folder) {
        fprintf(stderr, "usage: TARGET CORPUS_FOLDER\n");
        return 2;
    }
    int files = 0;
    for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder))
        if (entry->d_name[0] != '.') {
            run_file(words[1], entry->d_name);
            files++;
        }
    closedir(folder);
    printf("%d files replayed\n", files);
    return files == 0;
}
