"""Every setting, read once from the environment; with none set, the house runs on one laptop."""

from pathlib import Path

from csp.constants import NONCE, NONE, SELF
from environs import Env

from fangxian.config.databases import databases
from fangxian.config.home import home_folder, secret_key
from fangxian.config.logs import logging

env = Env()
PACKAGE = Path(__file__).resolve().parent.parent

FANGXIAN_HOME = home_folder(env.str("FANGXIAN_HOME", "var"))
SECRET_KEY = secret_key(FANGXIAN_HOME)
DEBUG = False
ALLOWED_HOSTS = env.list("FANGXIAN_HOSTS", ["127.0.0.1", "localhost", "[::1]"])
HTTPS = env.bool("FANGXIAN_HTTPS", default=False)
LAN: dict[str, str] = dict(env.json("FANGXIAN_LAN", {}))  # set by --lan: HTTPS is ours, no server stands in front

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "axes",
    "csp",
    "fangxian.vault",
    "fangxian.registry",
    "fangxian.workforce",
    "fangxian.ledger",
    "fangxian.derived",
    "fangxian.intake",
    "fangxian.reports",
    "fangxian.desk",
    "fangxian.phone",
    "fangxian.hotline",
    "fangxian.resident",
    "fangxian.demo",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "fangxian.config.packed.Packed",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "fangxian.config.urls"
WSGI_APPLICATION = "fangxian.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
            ]
        },
    }
]

DATABASES = databases(FANGXIAN_HOME, env.str("FANGXIAN_DATABASE", None), env.str("FANGXIAN_DERIVED", None))
DATABASE_ROUTERS = ["fangxian.config.databases.Router"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "sign_in"
AXES_FAILURE_LIMIT = 6
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "desk/locked.html"
AXES_VERBOSE = False  # its start-up banner and its log lines name people

SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_FAILURE_VIEW = "fangxian.desk.refusing.refused"
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "fangxian_session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "fangxian_csrf"
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS and not LAN else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS and not LAN else 0  # an address of the LAN is another machine's next week
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = USE_I18N = True

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

LOGGING = logging(env.str("FANGXIAN_LOG_LEVEL", "WARNING"))
