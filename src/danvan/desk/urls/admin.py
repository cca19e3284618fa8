from django.urls import path

from danvan.desk.views import legalrules, people, units

urlpatterns = [
    path("quan-tri/don-vi/", units.unit_list, name="units"),
    path("quan-tri/don-vi/them/", units.unit_new, name="unit-new"),
    path("quan-tri/don-vi/<uuid:uid>/", units.unit_detail, name="unit"),
    path("quan-tri/don-vi/<uuid:uid>/doi/", units.unit_change, name="unit-change"),
    path("quan-tri/don-vi/<uuid:uid>/ket-thuc/", units.unit_end, name="unit-end"),
    path("quan-tri/tai-khoan/", people.person_list, name="people"),
    path("quan-tri/tai-khoan/them/", people.person_new, name="person-new"),
    path("quan-tri/tai-khoan/<uuid:uid>/", people.person_detail, name="person"),
    path("quan-tri/tai-khoan/<uuid:uid>/chuc-danh/", people.post_give, name="post-give"),
    path("quan-tri/chuc-danh/<uuid:uid>/thoi/", people.post_end, name="post-end"),
    path("quan-tri/tai-khoan/<uuid:uid>/mat-khau/", people.password_reset, name="password-reset"),
    path("quan-tri/tai-khoan/<uuid:uid>/khoa/", people.account_close, name="account-close"),
    path("quan-tri/quy-dinh/", legalrules.rule_list, name="legal-rules"),
    path("quan-tri/quy-dinh/<str:code>/", legalrules.rule_detail, name="legal-rule"),
    path("quan-tri/quy-dinh/<str:code>/sua/", legalrules.rule_edit, name="legal-rule-edit"),
]
