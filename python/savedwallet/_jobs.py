# SPDX-License-Identifier: Apache-2.0
"""The jobs over the operations, as plans: the same words in C, Python, PHP and on the command line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ._enums import Flow, Payment, Start, Surface
from ._errors import invalid
from ._json import dump_body, octets
from ._money import Money, money_text
from ._plan import Plan, given, milliseconds, texts
from ._response import Response, response_of
from ._results import (
    Button, Notification, Order, Outcome, Receipt, Review, Wallet, button_of, new_nonce, notification_of, order_of,
    outcome_of, receipt_of, review_of, wallet_of,
)


class Unbound:
    """See UNBOUND."""

    def __repr__(self) -> str:
        return "savedwallet.UNBOUND"


#: Given as a browser_session, says that a buyer who comes back is not held against the one who was sent: anybody who
#: has the id of a session may then end it.
UNBOUND = Unbound()

Session = str | Unbound
_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
Headers = Mapping[str, str]


def _bound(session: Session) -> dict[str, Any]:
    if isinstance(session, Unbound):
        return {"unbound": True}
    if not isinstance(session, str):
        raise TypeError("browser_session is text that only the server and this buyer's browser know, or UNBOUND")
    return {"browser_session": session}


def check_attempt(attempt: int) -> int:
    if isinstance(attempt, bool) or not isinstance(attempt, int) or attempt < 1:
        raise invalid(f"an attempt is a whole number, and the first is 1: not {attempt!r}", "attempt")
    return attempt


def _meant(intent: str | None, attempt: int) -> dict[str, Any]:
    """An attempt is one at an intent; without one the library says what is missing."""
    check_attempt(attempt)
    return {"intent": intent, "attempt": attempt} if intent is not None or attempt != 1 else {}


def _call(simulate: str | None, timeout: float | None, headers: Headers | None) -> dict[str, Any]:
    return given(simulate=simulate, timeout_ms=milliseconds(timeout), headers=dict(headers) if headers else None)


def button(
    flow: Flow | str,
    *,
    return_url: str,
    browser_session: Session,
    cancel_url: str | None = None,
    error_url: str | None = None,
    surface: Surface | str = Surface.WEB,
    start: Start | str = Start.BUTTON,
    amount: Money | str | None = None,
    total_order_amount: Money | str | None = None,
    estimated_amount: Money | str | None = None,
    payment: Payment | str | None = None,
    can_handle_pending: bool = False,
    wallet: str | None = None,
    reference: str | None = None,
    product_type: str | None = None,
    soft_descriptor: str | None = None,
    presentment_currency: str | None = None,
    store_name: str | None = None,
    note_to_buyer: str | None = None,
    custom_information: str | None = None,
    scopes: Sequence[str] | None = None,
    address_details: Mapping[str, Any] | None = None,
    delivery_specifications: Mapping[str, Any] | None = None,
    placement: str | None = None,
    color: str | None = None,
    design: str | None = None,
    language: str | None = None,
    lazy_url: str | None = None,
    start_text: str | None = None,
    unavailable_text: str | None = None,
    state_ttl: int | None = None,
    extra: Mapping[str, Any] | None = None,
) -> Plan[Button]:
    """Makes the button that sends a buyer to Amazon Pay. It calls nobody.

    flow: how the buyer gets there. return_url: where the buyer comes back to; in express, to review the order.
    browser_session: what only the server and this buyer's browser or app know, such as the id of the server's session.
    amount, payment: what additional_payment_button charges. wallet: what the flow update changes. state_ttl: seconds
    for which the URLs are good. extra: further members of the payload.
    """
    nonce = new_nonce()
    options = _button_options(
        nonce, return_url, browser_session, cancel_url, error_url, surface, start, reference, state_ttl, language
    )
    options |= given(
        flow=str(flow), amount=money_text(amount, "amount"), payment_intent=str(payment) if payment else None,
        total_order_amount=money_text(total_order_amount, "total_order_amount"),
        estimated_amount=money_text(estimated_amount, "estimated_amount"), can_handle_pending=can_handle_pending,
        charge_permission_id=wallet, product_type=product_type, soft_descriptor=soft_descriptor,
        presentment_currency=presentment_currency, store_name=store_name, note_to_buyer=note_to_buyer,
        custom_information=custom_information, scopes=texts(scopes, "scopes"),
        address_details=address_details, delivery_specifications=delivery_specifications, placement=placement, color=color,
        design=design, lazy_url=lazy_url, start_text=start_text, unavailable_text=unavailable_text, extra=extra,
    )
    return Plan("button", options, lambda answer: button_of(answer, nonce))


def _button_options(
    nonce: str, return_url: str, browser_session: Session, cancel_url: str | None, error_url: str | None,
    surface: Surface | str, start: Start | str, reference: str | None, state_ttl: int | None, language: str | None,
) -> dict[str, Any]:
    return _bound(browser_session) | given(
        nonce=nonce, return_url=return_url, cancel_url=cancel_url, error_url=error_url, surface=str(surface),
        start=str(start), reference=reference, state_ttl_s=state_ttl, language=language,
    )


def repair_button(
    wallet: str,
    *,
    return_url: str,
    browser_session: Session,
    cancel_url: str | None = None,
    error_url: str | None = None,
    surface: Surface | str = Surface.WEB,
    start: Start | str = Start.BUTTON,
    reference: str | None = None,
    language: str | None = None,
    state_ttl: int | None = None,
    simulate: str | None = None,
    timeout: float | None = None,
    headers: Headers | None = None,
) -> Plan[Button]:
    """Makes the button with which the buyer repairs a wallet that cannot be charged: Amazon's update page; or a new setup
    where the wallet is closed, or the region is Japan.

    Raises Conflict while a charge is in progress (next_step WAIT), and where there is nothing to repair (NONE).
    """
    nonce = new_nonce()
    options = _button_options(
        nonce, return_url, browser_session, cancel_url, error_url, surface, start, reference, state_ttl, language
    )
    options |= {"wallet": wallet} | _call(simulate, timeout, headers)
    return Plan("repair_button", options, lambda answer: button_of(answer, nonce))


def review(
    url: str,
    *,
    browser_session: Session,
    simulate: str | None = None,
    timeout: float | None = None,
    headers: Headers | None = None,
) -> Plan[Review]:
    """Express: reads what the buyer picked. url: where the buyer came back, whole.

    Raises StateMismatch, before Amazon is asked, for a URL that another browser brings.
    """
    return Plan("review", {"url": url} | _bound(browser_session) | _call(simulate, timeout, headers), review_of)


def place_order(
    url: str,
    *,
    amount: Money | str,
    payment: Payment | str,
    return_url: str,
    browser_session: Session,
    reference: str | None = None,
    total_order_amount: Money | str | None = None,
    can_handle_pending: bool = False,
    soft_descriptor: str | None = None,
    store_name: str | None = None,
    note_to_buyer: str | None = None,
    custom_information: str | None = None,
    state_ttl: int | None = None,
    simulate: str | None = None,
    timeout: float | None = None,
    headers: Headers | None = None,
) -> Plan[Order]:
    """Express: tells Amazon what the order costs and where the buyer comes back to. Nothing is charged yet: redirect to
    `order.url` with status 303, and call finish after the return. url: the review page's, as the buyer came back on it.
    """
    options = {"url": url, "return_url": return_url} | _bound(browser_session) | _call(simulate, timeout, headers)
    options |= given(
        amount=money_text(amount, "amount"), total_order_amount=money_text(total_order_amount, "total_order_amount"),
        payment_intent=str(payment), reference=reference, can_handle_pending=can_handle_pending,
        soft_descriptor=soft_descriptor, store_name=store_name, note_to_buyer=note_to_buyer,
        custom_information=custom_information, state_ttl_s=state_ttl,
    )
    return Plan("place_order", options, order_of)


def finish(
    url: str,
    *,
    browser_session: Session,
    amount: Money | str | None = None,
    total_order_amount: Money | str | None = None,
    flow: Flow | str | None = None,
    surface: Surface | str | None = None,
    canceled: bool = False,
    finalize: Mapping[str, Any] | None = None,
    simulate: str | None = None,
    timeout: float | None = None,
    headers: Headers | None = None,
) -> Plan[Outcome]:
    """Ends any flow: reads the session, completes it once, and says what came of it. It may be called any number of
    times, by any number of processes at once. On the cancel URL nothing is changed.

    amount: what the order costs, in flows that pay. flow, surface and canceled are for UNBOUND only. finalize: of the
    Mobile SDK, as the server knows it, never from the app.
    """
    options = {"url": url} | _bound(browser_session) | _call(simulate, timeout, headers)
    options |= given(
        amount=money_text(amount, "amount"), total_order_amount=money_text(total_order_amount, "total_order_amount"),
        flow=str(flow) if flow else None, surface=str(surface) if surface else None, canceled=canceled, finalize=finalize,
    )
    return Plan("finish", options, outcome_of)


def wallet(id: str, *, simulate: str | None = None, timeout: float | None = None, headers: Headers | None = None) -> Plan[Wallet]:
    """Reads a saved wallet: whether it can be charged; if not, why, and what changes that."""
    return Plan("wallet", {"id": id} | _call(simulate, timeout, headers), wallet_of)


def charge(
    *,
    wallet: str,
    amount: Money | str,
    intent: str | None = None,
    attempt: int = 1,
    authorize_only: bool = False,
    can_handle_pending: bool = False,
    soft_descriptor: str | None = None,
    initiator: str | None = None,
    channel: str | None = None,
    reference: str | None = None,
    note_to_buyer: str | None = None,
    custom_information: str | None = None,
    return_url: str | None = None,
    browser_session: Session | None = None,
    idempotency_key: str | None = None,
    simulate: str | None = None,
    timeout: float | None = None,
    headers: Headers | None = None,
) -> Plan[Receipt]:
    """Charges a saved wallet. The same intent sent again is the same charge, however often.

    intent: what is meant, such as "ride:81". attempt: counted up for a deliberate new attempt after a definite no.
    authorize_only: the amount is held, to be captured later. initiator: "CITU" the buyer, "MITU" the merchant; channel:
    "Web", "App", …: both from the configuration where it has them. return_url, browser_session: the buyer is present,
    and comes back there when the bank asks (next_step SEND_BUYER).

    Raises Declined, with next_step; NoAnswer: send the same intent again, never a new one.
    """
    options = given(
        wallet=wallet, amount=money_text(amount, "amount"), **_meant(intent, attempt), authorize_only=authorize_only,
        can_handle_pending=can_handle_pending, soft_descriptor=soft_descriptor, initiator=initiator, channel=channel,
        reference=reference, note_to_buyer=note_to_buyer, custom_information=custom_information, return_url=return_url,
        idempotency_key=idempotency_key,
    )
    options |= _bound(browser_session) if browser_session is not None else {}
    return Plan("charge", options | _call(simulate, timeout, headers), receipt_of)


def finish_charge(
    url: str,
    *,
    charge: str,
    browser_session: Session,
    simulate: str | None = None,
    timeout: float | None = None,
    headers: Headers | None = None,
) -> Plan[Receipt]:
    """Says what came of a charge that the bank had the buyer confirm. charge: its id, as the server remembers it."""
    options = {"url": url, "charge": charge} | _bound(browser_session) | _call(simulate, timeout, headers)
    return Plan("finish_charge", options, receipt_of)


def capture(
    *,
    charge: str,
    amount: Money | str,
    intent: str | None = None,
    attempt: int = 1,
    soft_descriptor: str | None = None,
    idempotency_key: str | None = None,
    simulate: str | None = None,
    timeout: float | None = None,
    headers: Headers | None = None,
) -> Plan[Receipt]:
    """Takes the money of an authorized charge, once, within 30 days; a smaller amount lets go of the rest."""
    options = given(
        charge=charge, amount=money_text(amount, "amount"), **_meant(intent, attempt), soft_descriptor=soft_descriptor,
        idempotency_key=idempotency_key,
    )
    return Plan("capture", options | _call(simulate, timeout, headers), receipt_of)


def refund(
    *,
    charge: str,
    amount: Money | str,
    intent: str | None = None,
    attempt: int = 1,
    soft_descriptor: str | None = None,
    idempotency_key: str | None = None,
    simulate: str | None = None,
    timeout: float | None = None,
    headers: Headers | None = None,
) -> Plan[Receipt]:
    """Pays a captured charge back, whole or in part. It ends later: the receipt is pending."""
    options = given(
        charge=charge, amount=money_text(amount, "amount"), **_meant(intent, attempt), soft_descriptor=soft_descriptor,
        idempotency_key=idempotency_key,
    )
    return Plan("refund", options | _call(simulate, timeout, headers), receipt_of)


def cancel(
    charge: str,
    *,
    reason: str | None = None,
    simulate: str | None = None,
    timeout: float | None = None,
    headers: Headers | None = None,
) -> Plan[Receipt]:
    """Cancels a charge that was not captured. Raises Conflict when it cannot be any more: refund it then."""
    return Plan("cancel", given(id=charge, reason=reason) | _call(simulate, timeout, headers), receipt_of)


def close(
    wallet: str,
    *,
    reason: str | None = None,
    cancel_pending: bool = False,
    simulate: str | None = None,
    timeout: float | None = None,
    headers: Headers | None = None,
) -> Plan[Receipt]:
    """Closes a saved wallet for ever. cancel_pending: open charges are canceled too."""
    options = given(id=wallet, reason=reason, cancel_pending=cancel_pending)
    return Plan("close", options | _call(simulate, timeout, headers), receipt_of)


def receive(raw: bytes | bytearray | memoryview | str) -> Plan[Notification]:
    """Takes the body of a request that Amazon, or somebody who pretends to be Amazon, sent: its bytes, as they came.

    Raises SignatureMismatch for what is not Amazon's, or was there before: answer with `error.answer_status`. Answer
    200 to what is returned, when it is stored.
    """
    return Plan("receive", {}, notification_of, data=octets(raw, "a message"))


def operation(name: str, ids: Sequence[str], body: Any, query: Any, call: dict[str, Any]) -> Plan[Response[Any]]:
    """An operation, as the emitted methods call it."""
    options = _operation_options(name, ids, query, call)
    options["operation"] = name
    return Plan("call", options, response_of, data=None if body is None else _body(body, name))


def call(
    operation_or_method: str,
    path: str | None = None,
    *ids: str,
    body: Any = None,
    query: Mapping[str, Any] | None = None,
    intent: str | None = None,
    attempt: int = 1,
    idempotency_key: str | None = None,
    simulate: str | None = None,
    timeout: float | None = None,
    headers: Headers | None = None,
) -> Plan[Response[Any]]:
    """Calls an operation by its name, `call("getCharge", "S01-…")`; or, with a method and a path, what Amazon has added
    since this release: `call("GET", "/v2/newThings/a")`. body: what becomes JSON, or bytes that are sent as they are.
    """
    rest = dict(intent=intent, attempt=attempt, idempotency_key=idempotency_key, simulate=simulate, timeout=timeout, headers=headers)
    data = None if body is None else _body(body, operation_or_method)
    if path is not None and operation_or_method in _METHODS and not str(path).startswith("/"):
        raise invalid(f"a path starts with /v2/, which {path!r} does not", "path")
    if path is None or not path.startswith("/"):
        all_ids = (() if path is None else (path,)) + ids
        options = {"operation": operation_or_method} | _operation_options(operation_or_method, all_ids, query, rest)
    elif ids:
        raise invalid("a path has its ids in it, encoded", "path")
    else:
        options = {"method": operation_or_method, "path": path} | _operation_options(path, (), query, rest)
    return Plan("call", options, response_of, data=data)


def _body(body: Any, what: str) -> bytes:
    return bytes(body) if isinstance(body, (bytes, bytearray, memoryview)) else dump_body(body, f"the body of {what}")


def _operation_options(name: str, ids: Sequence[str], query: Any, call: dict[str, Any]) -> dict[str, Any]:
    options = {key: call[key] for key in ("intent", "idempotency_key", "permission", "simulate") if call.get(key) is not None}
    if "intent" in options or call.get("attempt", 1) != 1:
        options["attempt"] = check_attempt(call["attempt"])
    if ids:
        options["ids"] = [_id(id, name) for id in ids]
    if query:
        options["query"] = {key: _query_text(value) for key, value in query.items() if value is not None}
    if call.get("timeout") is not None:
        options["timeout_ms"] = milliseconds(call["timeout"])
    if call.get("headers"):
        options["headers"] = dict(call["headers"])
    return options


def _id(id: Any, name: str) -> str:
    if not isinstance(id, str):
        raise TypeError(f"{name}: an id is text, not {type(id).__name__}")
    return id


def _query_text(value: Any) -> str:
    return ",".join(map(_query_word, value)) if isinstance(value, (list, tuple)) else _query_word(value)


def _query_word(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, (str, int)):
        raise TypeError(f"a query holds text, whole numbers, booleans and lists of these, not {type(value).__name__}")
    return str(value)
