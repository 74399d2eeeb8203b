"""The door through which the web server comes in."""

import gc
import os
import sys

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fangxian.config.settings")
application = get_wsgi_application()

from fangxian.config import urls  # noqa: E402, F401 - every page's code is loaded before the first is asked for
from fangxian.hotline import worker  # noqa: E402 - Django is awake only now

# All that is loaded by now stays to the end. Searching it for cycles, again and again, made one page in
# twenty wait 40 ms longer.
gc.collect()
gc.freeze()

# A page asks the database some fifty times, and after each answer waits for its turn among the threads: at
# Python's own 5 ms a turn, one phone that sends and one drawing thread made it wait half a second more.
sys.setswitchinterval(0.0005)

worker.start()
