# SPDX-License-Identifier: Apache-2.0
"""What a client is configured with."""

from __future__ import annotations

import inspect
import os
from collections.abc import Sequence
from typing import Any

from ._errors import error_of, invalid
from ._jobs import check_attempt
from ._json import dump, load, octets
from ._native import core
from ._plan import given, milliseconds, texts
from ._runtime import Host, NewTopic, Seen, Sign, reckon

Path = str | os.PathLike[str]


def _path(value: Path | None) -> str | None:
    return None if value is None else os.fspath(value)


def _pem(value: str | bytes | None) -> str | None:
    try:
        return value.decode("ascii") if isinstance(value, bytes) else value
    except UnicodeDecodeError:
        raise invalid("private_key is no PEM text: it holds bytes that no PEM has", "private_key") from None


def _check_functions(**given: object) -> None:
    for name, value in given.items():
        if value is not None and not callable(value):
            raise TypeError(f"{name} is a function, not {type(value).__name__}")
        if inspect.iscoroutinefunction(value):
            raise TypeError(f"{name} is called while Amazon is: it is a plain function, not an async one")


class Configured:
    """The native client and what it was configured with: what both clients are made of."""

    _client: core.Client | None
    _about: dict[str, Any]

    def __init__(
        self,
        *,
        region: str | None = None,
        merchant_id: str | None = None,
        store_id: str | None = None,
        public_key_id: str | None = None,
        private_key: str | bytes | None = None,
        private_key_file: Path | None = None,
        private_key_passphrase: str | None = None,
        sign: Sign | None = None,
        algorithm: str | None = None,
        environment: str | None = None,
        ledger_currency: str | None = None,
        state_secret: str | None = None,
        channel: str | None = None,
        initiator: str | None = None,
        language: str | None = None,
        namespace: str | None = None,
        validation: str | None = None,
        timeout: float | None = None,
        connect_timeout: float | None = None,
        attempt_timeout: float | None = None,
        max_attempts: int | None = None,
        retry_budget: int | None = None,
        base_url: str | None = None,
        ca_file: Path | None = None,
        script_url: str | None = None,
        proxy: str | None = None,
        proxy_user: str | None = None,
        proxy_password: str | None = None,
        topics: Sequence[str] | None = None,
        seen: Seen | None = None,
        new_topic: NewTopic | None = None,
        max_age: int | None = None,
        intermediates_file: Path | None = None,
        allow_incomplete_chain: bool = False,
        certificate_file: Path | None = None,
        source: Path | None = None,
    ) -> None:
        """A client of one merchant account. It connects to nothing before its first call.

        region: na, eu or jp. public_key_id: SANDBOX-… or LIVE-…, which decides the environment. One of private_key (PEM
        text, or an OpenSSL STORE URI), private_key_file or sign, which signs elsewhere (a KMS, an HSM): it is given the
        string to sign and returns the bytes of RSASSA-PSS with SHA-256, salt 32 (20 for AMZN-PAY-RSASSA-PSS).
        merchant_id: needed with an intent. state_secret: 16 random bytes or more that bind return URLs to the buyer's
        browser. channel, initiator: of saved-wallet charges that name none. namespace: keeps two programs' intents apart.
        validation: of bodies before they are sent: refuse, warn or off. timeout: seconds for one call with all its tries
        (60), attempt_timeout for one try (30), connect_timeout (3). retry_budget: how many retries in a hundred calls (10); -1:
        as many as max_attempts (4) says. base_url, ca_file, script_url: of the emulator.

        Of notifications: topics, the ARNs they may come through; seen, which is given a message id and its time in
        milliseconds, notes it, and says whether it was there before; new_topic, told of each topic while topics is empty;
        max_age in seconds; intermediates_file, allow_incomplete_chain; certificate_file, the emulator's.
        """
        self._client = None
        _check_functions(sign=sign, seen=seen, new_topic=new_topic)
        if sign is not None and (private_key is not None or private_key_file is not None):
            raise invalid("sign and a private key are both given: keep one", "sign")
        self._sign, self._seen, self._new_topic = sign, seen, new_topic
        self._usual = Host(None, sign, seen, new_topic)
        self._config = given(
            region=region, merchant_id=merchant_id, store_id=store_id, public_key_id=public_key_id, private_key=_pem(private_key),
            private_key_file=_path(private_key_file), private_key_passphrase=private_key_passphrase, sign=sign is not None,
            algorithm=algorithm, environment=environment, ledger_currency=ledger_currency, state_secret=state_secret,
            channel=channel, initiator=initiator, language=language, namespace=namespace, validation=validation,
            timeout_ms=milliseconds(timeout), connect_timeout_ms=milliseconds(connect_timeout),
            attempt_timeout_ms=milliseconds(attempt_timeout), max_attempts=max_attempts, retry_budget=retry_budget,
            base_url=base_url, ca_file=_path(ca_file), script_url=script_url, proxy=proxy, proxy_user=proxy_user,
            proxy_password=proxy_password, topics=texts(topics, "topics"), max_age_s=max_age,
            intermediates_file=_path(intermediates_file), allow_incomplete_chain=allow_incomplete_chain,
            certificate_file=_path(certificate_file), source=_path(source),
        )
        self._open()

    def _open(self) -> None:
        config, self._config = self._config, {}
        try:
            self._client = core.Client(dump(config, "the configuration"))
        except core.Failure as failure:
            raise error_of(load(failure.args[0])) from None
        self._about = load(self._client.run("about", b"{}", None, None))

    def _native(self) -> core.Client:
        if self._client is None:
            raise invalid("the client is closed")
        return self._client

    def _host(self, cancel: core.Cancel | None = None) -> Host:
        return self._usual if cancel is None else Host(cancel, self._sign, self._seen, self._new_topic)

    @property
    def environment(self) -> str:
        """"sandbox" or "live", as the key id or the configuration said."""
        return str(self._about["environment"])

    @property
    def region(self) -> str:
        return str(self._about["region"])

    @property
    def merchant_id(self) -> str:
        return str(self._about["merchant_id"] or "")

    def idempotency_key(self, operation: str, intent: str, attempt: int = 1) -> str:
        """The key that an intent has: the same in every language and every later release."""
        options = {"operation": operation, "intent": intent, "attempt": check_attempt(attempt)}
        return str(reckon(self._native(), "key", options, None, self._host())["idempotency_key"])

    def sign(
        self, method: str, path: str, *, query: str = "", body: bytes | str | None = None, date: str | None = None
    ) -> dict[str, str]:
        """The headers of a signed request that somebody else sends. path and query as they go on the wire; date as
        "20260102T030405Z"."""
        data = None if body is None else octets(body, "a body")
        options = {"method": method, "path": path, "query": query, "date": date}
        headers: dict[str, str] = reckon(self._native(), "sign", options, data, self._host())["headers"]
        return headers

    def sign_button(self, payload: bytes | str) -> str:
        """The signature of a button's payload that was written by hand, byte for byte as it goes into the page. `button`
        writes, checks and signs one."""
        return str(reckon(self._native(), "sign_button", {}, octets(payload, "a payload"), self._host())["signature"])

    def __repr__(self) -> str:
        about = " ".join(str(self._about[name]) for name in ("environment", "region", "merchant_id", "public_key_id") if self._about.get(name))
        return f"<savedwallet.{type(self).__name__} {about}{'' if self._client else ' closed'}>"

    def __reduce__(self) -> Any:
        raise TypeError(f"a {type(self).__name__} holds a key and is not copied: make one in each process, from the configuration")
