from django.urls import path

from danvan.desk.views import criteria, record_entry, record_grid, record_sheet, record_stages, records

urlpatterns = [
    path("hoat-dong/", records.record_list, name="records"),
    path("hoat-dong/xuat/", records.record_export, name="records-export"),
    path("hoat-dong/loai/<slug:kind>/", records.record_kind, name="record-kind"),
    path("hoat-dong/loai/<slug:kind>/mau/", record_sheet.template, name="record-template"),
    path("hoat-dong/loai/<slug:kind>/nhap-excel/", record_sheet.upload, name="record-sheet"),
    path("hoat-dong/ghi/", record_entry.kinds, name="record-kinds"),
    path("hoat-dong/ghi/<slug:kind>/", record_entry.record_new, name="record-new"),
    path("hoat-dong/ghi/<slug:kind>/nhanh/", record_entry.record_quick, name="record-quick"),
    path("hoat-dong/ghi/<slug:kind>/nhap/", record_entry.draft_save, name="record-draft"),
    path("hoat-dong/ghi/<slug:kind>/bo-nhap/", record_entry.draft_drop, name="record-draft-drop"),
    path("hoat-dong/ghi/<slug:kind>/dem/", record_entry.promise_count, name="record-promises"),
    path("hoat-dong/bang/<slug:kind>/", record_grid.record_grid, name="record-grid"),
    path("hoat-dong/<uuid:uid>/", records.record_detail, name="record"),
    path("hoat-dong/loai/<slug:kind>/xep-hang/", record_stages.rank_list, name="record-ranking"),
    path("hoat-dong/<uuid:uid>/buoc/<slug:name>/", record_stages.stage_move, name="record-move"),
    path("hoat-dong/<uuid:uid>/cham-diem/", record_stages.marks, name="record-marks"),
    path("tieu-chi/", criteria.set_list, name="criteria-sets"),
    path("tieu-chi/<uuid:uid>/", criteria.set_detail, name="criteria-set"),
    path("tieu-chi/<uuid:uid>/sua/", criteria.set_change, name="criteria-change"),
    path("tieu-chi/<uuid:uid>/chep/", criteria.set_copy, name="criteria-copy"),
    path("tieu-chi/<uuid:uid>/ap-dung/", criteria.set_publish, name="criteria-publish"),
    path("tieu-chi/<uuid:uid>/bo/", criteria.set_drop, name="criteria-drop"),
    path("hoat-dong/<uuid:uid>/sua/", record_entry.record_amend, name="record-amend"),
    path("hoat-dong/<uuid:uid>/sua/nhap/", record_entry.amend_draft_save, name="record-amend-draft"),
    path("hoat-dong/<uuid:uid>/sua/bo-nhap/", record_entry.amend_draft_drop, name="record-amend-draft-drop"),
    path("hoat-dong/<uuid:uid>/trao-doi/", records.record_comment, name="record-comment"),
    path("hoat-dong/<uuid:uid>/luu-tru/", records.record_archive, name="record-archive"),
    path("hoat-dong/<uuid:uid>/khoi-phuc/", records.record_restore, name="record-restore"),
]
