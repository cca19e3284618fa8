"""The XML of Excel: who opened, locked, printed or refreshed the workbook, and where it lay, is cut out; cells stay."""

from __future__ import annotations

from danvan.documents.domain.cleaning.archive import Element
from danvan.documents.domain.cleaning.trees import drop_all, drop_attributes, drop_with_choice

_ABOUT = ("fileSharing", "customWorkbookViews", "customSheetViews", "revisionPtr", "webPublishItems")
# Told inside an «if your program knows»: the folder of the workbook, its address in the cloud.
_PLACES = ("{*}absPath", "{*}alternateUrls")
_BY_WHOM = {
    "pivotCacheDefinition": ("refreshedBy", "refreshedDate", "refreshedDateIso"),
    "scenario": ("user", "comment"),
    "protectedRange": ("securityDescriptor",),
    "definedName": ("comment",),
    "table": ("comment", "tableType"),
    "tableColumn": ("queryTableFieldId",),
    "fileVersion": ("codeName",),
}


def clean_sheet(root: Element) -> None:
    """Clean one part of a workbook in place."""
    drop_all(root.iter(*(f"{{*}}{name}" for name in _ABOUT)))
    for element in list(root.iter(*_PLACES)):
        drop_with_choice(element)
    for name, attributes in _BY_WHOM.items():
        for element in root.iter(f"{{*}}{name}"):
            for attribute in attributes:
                element.attrib.pop(attribute, None)
    # Identities a program gives out when it saves: they tie a copy to others of the same file.
    drop_attributes(root, "local-name()='uid' and namespace-uri()!=''")
