# SPDX-License-Identifier: Apache-2.0
"""`python3 -m shop`: the shop on this machine, for trying it out. In production a WSGI server runs create_app()."""

import logging
import os
import secrets
import signal
import sys
import tempfile

from werkzeug.serving import make_server

from . import create_app
from .worker import Worker


def end(*_: object) -> None:
    """So that what is made here is removed."""
    sys.exit(0)


def main() -> None:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    signal.signal(signal.SIGTERM, end)
    password = os.environ.setdefault("SHOP_ADMIN_PASSWORD", secrets.token_hex(8))
    with tempfile.TemporaryDirectory(prefix="shop-") as folder:
        app = create_app(os.environ.get("SHOP_DATABASE") or os.path.join(folder, "shop.sqlite3"))
        worker = Worker(app)
        server = make_server("127.0.0.1", int(os.environ.get("SHOP_PORT", "0")), app, threaded=True)
        print(f"shop:  http://127.0.0.1:{server.server_port}/")
        print(f"admin: http://admin:{password}@127.0.0.1:{server.server_port}/admin", flush=True)
        try:
            server.serve_forever()
        finally:
            server.server_close()
            worker.end()
            app.config["ENGINE"].close()


try:
    main()
except KeyboardInterrupt:
    sys.exit(130)
