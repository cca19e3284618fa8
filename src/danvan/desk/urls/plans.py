from django.urls import path

from danvan.desk.views import assignments, plans, review

urlpatterns = [
    path("ke-hoach/", plans.plan_list, name="plans"),
    path("ke-hoach/nhap/", plans.plan_import, name="plan-import"),
    path("ke-hoach/<uuid:uid>/", plans.plan_detail, name="plan"),
    path("ke-hoach/<uuid:uid>/doc-lai/", plans.plan_read_again, name="plan-read-again"),
    path("ke-hoach/<uuid:uid>/doc/", plans.plan_reading, name="plan-reading"),
    path("ke-hoach/<uuid:uid>/soat/", review.review, name="plan-review"),
    path("ke-hoach/<uuid:uid>/soat/xac-nhan/", review.confirm, name="plan-confirm"),
    path("ke-hoach/<uuid:uid>/soat/giao/", review.give, name="plan-give"),
    path("ke-hoach/<uuid:uid>/soat/gop/", review.merge, name="plan-merge"),
    path("ke-hoach/<uuid:uid>/soat/them/", review.add, name="plan-add"),
    path("ke-hoach/<uuid:uid>/soat/don-vi/", review.map_name, name="plan-map"),
    path("ke-hoach/<uuid:uid>/ban-hanh/", plans.plan_publish, name="plan-publish"),
    path("ke-hoach/nhiem-vu/<uuid:uid>/sua/", review.edit, name="duty-edit"),
    path("ke-hoach/nhiem-vu/<uuid:uid>/tach/", review.split, name="duty-split"),
    path("ke-hoach/nhiem-vu/<uuid:uid>/bo/", review.discard, name="duty-discard"),
    path("ke-hoach/nhiem-vu/<uuid:uid>/lay-lai/", review.restore, name="duty-restore"),
    path("ke-hoach/diem-xem-lai/<uuid:uid>/", review.note_lint, name="lint-note"),
    path("nhiem-vu/", assignments.assignment_list, name="assignments"),
    path("nhiem-vu/bang/", assignments.assignment_grid, name="assignment-grid"),
    path("nhiem-vu/phan-cong/", assignments.confirm_officers, name="officers-confirm"),
    path("nhiem-vu/<uuid:uid>/", assignments.assignment_detail, name="assignment"),
    path("nhiem-vu/<uuid:uid>/buoc/<slug:name>/", assignments.assignment_move, name="assignment-move"),
    path("nhiem-vu/<uuid:uid>/nguoi-phu-trach/", assignments.set_officer, name="assignment-officer"),
    path("nhiem-vu/<uuid:uid>/vuong-mac/", assignments.difficulty_raise, name="difficulty-raise"),
    path("nhiem-vu/vuong-mac/<uuid:uid>/tra-loi/", assignments.difficulty_answer, name="difficulty-answer"),
    path("nhiem-vu/vuong-mac/<uuid:uid>/khep/", assignments.difficulty_resolve, name="difficulty-resolve"),
]
