"""One build in a process of its own, for `serve`: the options come as one JSON argument."""

import json
import sys

from plugins.host.command import build

raise SystemExit(build(**json.loads(sys.argv[1])))
