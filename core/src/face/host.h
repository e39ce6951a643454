/* SPDX-License-Identifier: Apache-2.0 */
/** @file
 * The language around us, asked while a call runs. Which host it is, is known by the thread, so that nothing of it has
 * to be kept in a client.
 */
#ifndef SW_FACE_HOST_H
#define SW_FACE_HOST_H

#include <savedwallet/face.h>
#include <savedwallet/key.h>

/** @name Questions, in the shape of the functions that the library calls. The payload is not looked at.
 * @{ */
int sw_host_sign(void *payload, sw_algorithm algorithm, const void *text, size_t text_size, unsigned char *signature,
                 size_t *signature_size);
int sw_host_seen(void *payload, const char *message_id, int64_t timestamp_ms);
void sw_host_new_topic(void *payload, const char *topic_arn);
/** @} */

#endif
