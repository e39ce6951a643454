# SPDX-License-Identifier: Apache-2.0
"""django_app.py, served by gunicorn: a process of its own, as it configures Django for all of it. Django 3.2 of
Debian imports cgi, of which Python 3.11 warns."""

import os
import re
import subprocess
import sys
import time

import httpx
import pytest

from conftest import EXAMPLES, field

WARNINGS = ["-W", "error", "-W", "ignore:'cgi' is deprecated:DeprecationWarning"]


@pytest.fixture
def shop(environment):
    """gunicorn with one worker, which is forked."""
    gunicorn = ["-m", "gunicorn", "--bind", "127.0.0.1:0", "--workers", "1", "django_app:application"]
    command = [sys.executable, *WARNINGS, *gunicorn]
    server = subprocess.Popen(
        command, cwd=EXAMPLES, stderr=subprocess.PIPE, text=True, env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    )
    said = []
    with server:
        for line in server.stderr:
            said.append(line)
            if "Booting worker" in line:
                break
        listening = re.search(r"http://127.0.0.1:\d+", "".join(said))
        assert listening, said
        with httpx.Client(base_url=listening[0], trust_env=False, timeout=30) as client:
            yield client
        server.terminate()
        assert "Traceback" not in server.stderr.read()


def save(shop, buyer):
    assert "Your ride" in shop.get(buyer(shop.get("/").text), follow_redirects=True).text


def pay(shop, page):
    return shop.post("/charge", data={name: field(page, name) for name in ("csrfmiddlewaretoken", "ride")})


def test_saved_and_charged_once(shop, emulator, buyer):
    save(shop, buyer)
    form = shop.get("/").text
    assert "Paid" in pay(shop, form).text and "Paid" in pay(shop, form).text
    assert len(emulator.state()["charges"]) == 1
    emulator.break_wallet(emulator.state()["chargePermissions"][0]["chargePermissionId"])
    answer = pay(shop, shop.get("/").text)
    assert answer.status_code == 402 and "update_wallet" in answer.text


def test_forms_of_other_sites_and_other_browsers(shop, buyer):
    url = buyer(shop.get("/").text)
    assert "buyer_canceled" in shop.get(buyer(shop.get("/").text, cancel=True)).text
    assert shop.post("/charge", data={"ride": "1"}).status_code == 403
    shop.cookies.clear()
    assert shop.get(url).status_code == 400


def test_notifications(shop, emulator, buyer):
    save(shop, buyer)
    emulator.notify(f"{shop.base_url}amazon/notifications" if str(shop.base_url).endswith("/") else
                    f"{shop.base_url}/amazon/notifications")
    pay(shop, shop.get("/").text)
    end = time.monotonic() + 10
    while (told := emulator.control("GET", "notifications")["notifications"])[-1]["outcome"] != "delivered":
        assert time.monotonic() < end, told
        time.sleep(0.02)
    assert shop.post("/amazon/notifications", content=b"{}").status_code == 400
