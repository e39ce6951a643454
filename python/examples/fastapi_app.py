# SPDX-License-Identifier: Apache-2.0
"""A wallet is saved and charged with FastAPI: `uvicorn fastapi_app:app`.

AsyncClient serves all requests on the one event loop. It is opened when the application starts, on the loop that it
belongs to. The wallets are kept in memory: yours are in a database, with the customer whose they are.
"""

import os
import secrets
from html import escape

import savedwallet as sw
from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse
from pydantic import BaseModel

app = FastAPI(title="A shop")
wallets: dict[str, str] = {}  # of the browser's session: the Charge Permission
charges: dict[str, str] = {}  # the state of each charge


@app.on_event("startup")
async def start() -> None:
    over = {"certificate_file": os.environ.get("SAVEDWALLET_EMULATOR_SNS_CERT_FILE"), "channel": "Web"}
    app.state.amazon = sw.AsyncClient.from_env(**over)


@app.on_event("shutdown")
async def stop() -> None:
    await app.state.amazon.aclose()


def page(title: str, body: str, policy: str = "default-src 'none'") -> HTMLResponse:
    title = escape(title)
    html = f'<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>{title}</title><h1>{title}</h1>{body}'
    return HTMLResponse(html, headers={"content-security-policy": policy, "cache-control": "no-store"})


@app.get("/")
async def setup(request: Request) -> Response:
    sid = request.cookies.get("sid") or secrets.token_urlsafe(24)
    back = str(request.url_for("back"))
    button = await app.state.amazon.button(
        sw.Flow.SETUP_ONLY, return_url=back, cancel_url=back, browser_session=sid, reference="customer:42"
    )
    nonce = sw.new_nonce()
    answer = page("Save your wallet", button.html(nonce), button.csp(nonce))
    answer.headers.update(button.headers)
    # Lax: the cookie comes along when Amazon sends the buyer back. Over https, add secure=True.
    answer.set_cookie("sid", sid, httponly=True, samesite="lax")
    return answer


@app.get("/back", name="back")
async def back(request: Request) -> Response:
    sid = session_of(request)
    try:
        done = await app.state.amazon.finish(str(request.url), browser_session=sid)
    except sw.StateMismatch:
        raise HTTPException(400, "This link belongs to another browser, or it is too old.") from None
    if done.wallet is sw.WalletOutcome.NOT_SAVED:
        return page("Nothing was saved", f"<p>{escape(done.reason)}</p>")
    wallets[sid] = done.charge_permission_id
    return page("Wallet saved", f"<p>{escape(done.descriptor)}</p>")


class Ride(BaseModel):
    ride: str
    amount: str


@app.post("/charges")
async def charge(ride: Ride, request: Request) -> Response:
    """The same ride sent again is the same charge. JSON is what another site's form cannot send."""
    wallet = wallets.get(session_of(request))
    if not wallet:
        raise HTTPException(409, "Save a wallet first.")
    try:
        receipt = await app.state.amazon.charge(
            wallet=wallet, amount=ride.amount, intent=f"ride:{ride.ride}", initiator="CITU"
        )
    except sw.InvalidRequest as no:
        raise HTTPException(422, str(no)) from None
    except sw.NoAnswer:
        return JSONResponse({"state": "unknown", "next_step": "send the same ride again"}, 503)
    except sw.AmazonError as no:
        return JSONResponse({"state": "declined", "reason": no.reason_code, "next_step": no.next_step}, 402)
    charges[receipt.id] = receipt.state
    return JSONResponse({"state": receipt.state, "charge": receipt.id})


@app.post("/amazon/notifications")
async def notification(request: Request) -> Response:
    """The signature is over the bytes as they came. What fails is answered with 500, and Amazon sends it again."""
    try:
        told = await app.state.amazon.receive(await request.body())
    except sw.SavedWalletError as no:
        return Response(status_code=no.answer_status)
    if told.operation == "getCharge":
        charge = await app.state.amazon.get_charge(told.object_id)
        charges[told.object_id] = charge.body["statusDetails"]["state"]
    return Response(status_code=200)


def session_of(request: Request) -> str:
    sid = request.cookies.get("sid")
    if not sid:
        raise HTTPException(403, "This browser has not been here before.")
    return sid
