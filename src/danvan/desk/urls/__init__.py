"""The desk's addresses, one module per noun. Words in addresses are Vietnamese without marks; rows are named by uid."""

from danvan.desk.urls import accounts, admin, cases, commitments, documents, home, plans, records, reports, schedule

app_name = "desk"
urlpatterns = [
    *home.urlpatterns,
    *accounts.urlpatterns,
    *plans.urlpatterns,
    *records.urlpatterns,
    *commitments.urlpatterns,
    *cases.urlpatterns,
    *schedule.urlpatterns,
    *reports.urlpatterns,
    *documents.urlpatterns,
    *admin.urlpatterns,
]
