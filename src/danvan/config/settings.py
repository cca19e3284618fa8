"""Settings: the defaults serve one commune on one machine; everything else comes from the environment."""

import os
import secrets
from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

from danvan.config import environment as env

PACKAGE = Path(__file__).resolve().parent.parent
HOME = Path(env.text("DANVAN_HOME", str(Path.cwd() / "var"))).resolve()
DEMO = env.flag("DANVAN_DEMO", default=False)
DEMO_TODAY = env.day("DANVAN_DEMO_TODAY") if DEMO else None
DEMO_PASSWORD = "minh-hoa-2023"  # noqa: S105 (said on the demo's own sign-in page)
DEBUG = False


def _secret_key() -> str:
    """From the environment, or drawn once and kept in a file only the owner may read."""
    if given := env.text("DANVAN_SECRET_KEY"):
        return given
    kept = HOME / "secret-key"
    if not kept.exists():
        HOME.mkdir(parents=True, exist_ok=True)
        draft = HOME / f"secret-key.{secrets.token_hex(4)}"
        draft.touch(mode=0o600)
        draft.write_text(get_random_secret_key(), encoding="utf-8")
        try:
            kept.hardlink_to(draft)
        except FileExistsError:
            pass  # another process of this start drew it first; its key is the one read below
        finally:
            draft.unlink()
    return kept.read_text(encoding="utf-8")


SECRET_KEY = _secret_key()
# What cases are sealed with: given whole, or in a file that stays apart from the database and its backups.
CASE_KEYS = os.environ.get("DANVAN_CASE_KEYS", "")
CASE_KEYS_FILE = os.environ.get("DANVAN_CASE_KEYS_FILE", str(HOME / "case-keys"))
ALLOWED_HOSTS = env.words("DANVAN_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = env.words("DANVAN_ORIGINS")
HTTPS = env.flag("DANVAN_HTTPS", default=False)
if DEMO and HTTPS:
    raise ImproperlyConfigured("DANVAN_DEMO không dùng cùng DANVAN_HTTPS: bản minh họa có mật khẩu ai cũng biết.")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "axes",
    "csp",
    "danvan.common",
    "danvan.audit",
    "danvan.units",
    "danvan.documents",
    "danvan.scoring",
    "danvan.plans",
    "danvan.commitments",
    "danvan.cases",
    "danvan.records",
    "danvan.schedule",
    "danvan.reports",
    "danvan.replay",
    "danvan.desk",
    "danvan.config",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "danvan.desk.middleware.ActorMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "danvan.config.urls"
WSGI_APPLICATION = "danvan.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "danvan.desk.context.frame",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {"default": env.database("DANVAN_DATABASE", HOME / "danvan.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

AUTH_USER_MODEL = "units.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "desk:login"
LOGIN_REDIRECT_URL = "desk:home"
LOGOUT_REDIRECT_URL = "desk:login"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "registration/locked.html"
AXES_HTTP_RESPONSE_CODE = 429
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English"), ("km", "ភាសាខ្មែរ")]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": HOME / "files"}},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
UPLOAD_LIMIT = env.number("DANVAN_UPLOAD_LIMIT_MB", default=20) * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "danvan.documents.uploads.SizeGuard",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
# A report asks five things of each of some two hundred figures; the grid has more.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
FILE_UPLOAD_PERMISSIONS = 0o600

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}
EMAIL_BACKEND = env.text("DANVAN_EMAIL_BACKEND", "django.core.mail.backends.smtp.EmailBackend")
EMAIL_HOST = env.text("DANVAN_EMAIL_HOST")
EMAIL_PORT = env.number("DANVAN_EMAIL_PORT", default=25)
EMAIL_HOST_USER = env.text("DANVAN_EMAIL_USER")
EMAIL_HOST_PASSWORD = env.text("DANVAN_EMAIL_PASSWORD")
EMAIL_USE_TLS = env.flag("DANVAN_EMAIL_TLS", default=False)
DEFAULT_FROM_EMAIL = env.text("DANVAN_EMAIL_FROM", "danvan@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "danvan.config.logs.LineFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.text("DANVAN_LOG_LEVEL", "INFO")},
    "loggers": {
        "django.request": {"level": "ERROR"},
        "axes": {"level": "ERROR"},
        "pdfminer": {"level": "ERROR"},
        "pikepdf": {"level": "WARNING"},
        "PIL": {"level": "WARNING"},  # it tells what a photograph says of its owner
    },
}
CSRF_FAILURE_VIEW = "danvan.desk.views.errors.csrf_failure"
