from django.urls import path

from danvan.desk.views import composing, consolidations, report_sending, reports

urlpatterns = [
    path("bao-cao/", reports.report_list, name="reports"),
    path("bao-cao/<uuid:uid>/", reports.report_detail, name="report"),
    path("bao-cao/<uuid:uid>/luu/", reports.report_autosave, name="report-autosave"),
    path("bao-cao/<uuid:uid>/khong-phat-sinh/", reports.confirm_zeros, name="report-zeros"),
    path("bao-cao/<uuid:uid>/so/<str:code>/", reports.figure, name="report-figure"),
    path("bao-cao/<uuid:uid>/nop/", report_sending.submit, name="report-submit"),
    path("bao-cao/<uuid:uid>/sua-ban-da-nop/", report_sending.reopen, name="report-reopen"),
    path("bao-cao/<uuid:uid>/nhap-thay/", report_sending.enter, name="report-enter"),
    path("bao-cao/<uuid:uid>/tiep-nhan/", report_sending.accept, name="report-accept"),
    path("bao-cao/<uuid:uid>/tra-lai/", report_sending.give_back, name="report-return"),
    path("bao-cao/<uuid:uid>/lan/<int:number>/", report_sending.version, name="report-version"),
    path("tong-hop/", consolidations.period_list, name="consolidations"),
    path("tong-hop/ky/<uuid:uid>/", consolidations.period_board, name="period"),
    path("tong-hop/ky/<uuid:uid>/khoang-so-lieu/", consolidations.period_window, name="period-window"),
    path("tong-hop/ky/<uuid:uid>/tong-hop/", consolidations.consolidate, name="consolidate"),
    path("tong-hop/<uuid:uid>/", consolidations.detail, name="consolidation"),
    path("tong-hop/<uuid:uid>/so/<str:code>/", consolidations.figure, name="consolidation-figure"),
    path("tong-hop/<uuid:uid>/so-sanh/", consolidations.comparison, name="consolidation-compare"),
    path("tong-hop/<uuid:uid>/ghi-sau/", consolidations.discovered, name="consolidation-discovered"),
    path("tong-hop/<uuid:uid>/tai/<slug:form>/", consolidations.download, name="consolidation-download"),
    path("tong-hop/<uuid:uid>/loi-van/<slug:heading>/", composing.heading, name="consolidation-heading"),
    path("tong-hop/<uuid:uid>/neu-ten/", composing.names_chosen, name="consolidation-names"),
    path("tong-hop/<uuid:uid>/lap-van-ban/", composing.draw_up, name="consolidation-draw-up"),
    path("tong-hop/<uuid:uid>/mo-lai/", composing.take_back, name="consolidation-take-back"),
]
