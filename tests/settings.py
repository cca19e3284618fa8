"""Settings of the tests: the real ones, a quick password hasher and a file store of their own."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

HOME = Path(tempfile.mkdtemp(prefix="danvan-test-"))
atexit.register(shutil.rmtree, HOME, ignore_errors=True)
os.environ.setdefault("DANVAN_HOME", str(HOME))
os.environ.setdefault("DANVAN_SECRET_KEY", "only-for-tests-only-for-tests-only-for-tests")

from danvan.config.settings import *  # noqa: E402, F403 (a settings module is made of names)
from danvan.config.settings import DATABASES, MIDDLEWARE  # noqa: E402

if "DANVAN_TESTS_SERVED" not in os.environ:  # what a served process reads must be hashed as in real use
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": HOME / "files"}},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MIDDLEWARE = [one for one in MIDDLEWARE if "whitenoise" not in one]
if "sqlite" in str(DATABASES["default"]["ENGINE"]):
    # A file, not memory, so that WAL and threads are those of real use; losing a test database in a power cut is no loss.
    DATABASES["default"]["TEST"] = {"NAME": str(HOME / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA synchronous=OFF"
