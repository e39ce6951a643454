# SPDX-License-Identifier: Apache-2.0
# Made by ./run emit from the rows of core/api; not to be edited.
"""Every way a call can fail: the name of its code, its exception, and what it says."""

ERRORS: tuple[tuple[str, str, str], ...] = (
    ("invalid", "InvalidRequest", "An argument or the configuration is wrong; nothing was sent"),
    ("no_memory", "OutOfMemory", "Memory ran out"),
    ("io", "FileError", "A file could not be read or written"),
    ("key", "InvalidKey", "The key cannot be used"),
    ("signature", "SignatureMismatch", "A signature does not verify"),
    ("limit", "LimitReached", "A ceiling of this library was reached"),
    ("callback", "CallbackFailed", "A function given by the caller failed"),
    ("no_answer", "NoAnswer", "Amazon Pay gave no answer"),
    ("protocol", "ProtocolError", "The answer is not one that Amazon Pay gives"),
    ("refused", "Refused", "Amazon Pay refused the request"),
    ("auth", "NotAuthorized", "Amazon Pay does not accept the key, signature or account"),
    ("not_found", "NotFound", "Amazon Pay knows no such object"),
    ("conflict", "Conflict", "The object's state or an earlier request stands against it"),
    ("declined", "Declined", "The payment was declined"),
    ("throttled", "Throttled", "Too many requests"),
    ("server", "ServerError", "Amazon Pay failed"),
    ("state_mismatch", "StateMismatch", "The buyer who came back is not the one who was sent"),
)
