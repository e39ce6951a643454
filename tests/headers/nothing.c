/* SPDX-License-Identifier: Apache-2.0 */
/* A program of one line: what is under test comes before it, by -include. */
int main(void)
{
    return 0;
}
