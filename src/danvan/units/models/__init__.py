from danvan.units.models.field import Field
from danvan.units.models.notice import Notice
from danvan.units.models.post import Post
from danvan.units.models.unit import (
    GroupMember,
    ReportingLine,
    Unit,
    UnitAlias,
    UnitChange,
    UnitChangeEdge,
    UnitGroup,
    UnitVersion,
)
from danvan.units.models.user import User

__all__ = [
    "Field",
    "GroupMember",
    "Notice",
    "Post",
    "ReportingLine",
    "Unit",
    "UnitAlias",
    "UnitChange",
    "UnitChangeEdge",
    "UnitGroup",
    "UnitVersion",
    "User",
]
