# SPDX-License-Identifier: Apache-2.0
"""A little of everything, under valgrind: see test_leaks.py. It imports no more than it needs, for valgrind is slow."""
import os
import sys

sys.path.insert(0, os.environ["PYTHONPATH"])
import savedwallet as sw  # noqa: E402
from savedwallet._native import core  # noqa: E402

WALLET = "B02-4410027-9003316"


def refuse(call, kind):
    try:
        call()
    except kind:
        return
    raise SystemExit(f"{kind} was not raised")


class Host:
    cancel = None

    def ask(self, question, text):
        raise KeyError(question)


client = sw.Client.from_env()
client.charge(wallet=WALLET, amount=sw.Money("1.00", "EUR"), intent="a")
client.get_charge_permission(WALLET)
client.call("POST", "/v2/newThings", body=bytearray(b"{}"))
refuse(lambda: client.get_charge("other"), sw.ProtocolError)
refuse(lambda: client.charge(wallet=WALLET, amount="1.00 EUR"), sw.InvalidRequest)
refuse(lambda: client.receive(b"{}"), sw.SavedWalletError)
refuse(lambda: sw.Client(region="mars"), sw.InvalidRequest)
refuse(lambda: core.Client(5), TypeError)
refuse(lambda: client._native().run("call", '{"operation":"getCharge","ids":["chargeId-1"],"log":"debug"}', None, Host()), KeyError)
client.button("setup_only", return_url="https://shop.example/a", cancel_url="https://shop.example/b", browser_session="s").html(sw.new_nonce())

batch = core.Batch(client._native(), 2)
batch.add(1, '{"operation":"getCharge","ids":["chargeId-1"]}', None, None)
batch.wait(-1, None)
batch.add(2, '{"operation":"getCharge","ids":["chargeId-1"]}', None, None)
batch.cancel(2)
batch.add(3, '{"operation":"getCharge","ids":["chargeId-1"]}', None, None)
refuse(lambda: batch.add(4, None, None, None), TypeError)
del batch  # with calls in it
client.close()

NOW = "2026-11-29T16:00:00Z"
HEAD = 'local rules = ruleset{ name = "a", version = "1", api = 1 }\n'
rules = sw.Rules(HEAD + "rules.choose_flow(function(c) return flow.saved{ why = c.page } end)\nrules.test('t', function(t) end)")
rules.choose_flow(now=NOW, page="cart", cart={"total": sw.Money("4.00 EUR")}, explain=True)
rules.refund({"state": "Refunded"}, state={"now": NOW})
rules.test(coverage=True)
refuse(lambda: rules.choose_flow(), sw.InvalidRequest)
refuse(lambda: rules.reload("x ="), sw.InvalidRequest)
refuse(lambda: sw.Rules(HEAD, limits={"memory": -1}), sw.InvalidRequest)
refuse(lambda: sw.Rules(HEAD + "while true do end"), sw.LimitReached)
refuse(lambda: core.Rules(5, "{}"), TypeError)
sw.Rules.check("foo() bar()")

client = sw.Client.from_env()
with sw.Engine.from_env(client, rules=sw.Rules(HEAD + "rules.on('a', {}, function(e) return skip{ reason = 'no' } end)")) as engine:
    engine.charge(wallet=WALLET, amount=sw.Money("1.00", "EUR"), intent="a")
    engine.emit("a", id="a", wallet=WALLET, data={})
    engine.run(until="idle", deadline=10)
    engine.show("a"), engine.explain("a"), engine.status(), list(engine.list())
    engine.receive(b"{}")
    refuse(lambda: engine.charge(wallet=WALLET, amount="2.00 EUR", intent="a"), sw.Conflict)
refuse(lambda: sw.Engine(client, "/nowhere/journal"), sw.SavedWalletError)
refuse(lambda: core.Engine(client._native(), 5, "{}"), TypeError)
print("done")
