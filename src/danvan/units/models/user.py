from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from danvan.common.ids import new_uid
from danvan.common.privacy import INTERNAL, PERSONAL, SEALED, classify


class Accounts(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        """The account with this name, upper or lower case alike."""
        return self.get(username__iexact=username)


@classify(
    username=INTERNAL, full_name=PERSONAL, email=PERSONAL, is_active=INTERNAL, password=SEALED, last_login=PERSONAL,
)  # fmt: skip
class User(AbstractBaseUser):
    """A person who signs in. What they may do follows from their posts, never from this row."""

    uid = models.UUIDField(unique=True, default=new_uid, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    username = models.CharField(max_length=60, unique=True)
    full_name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)

    objects = Accounts()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"

    def __str__(self) -> str:
        return self.username
