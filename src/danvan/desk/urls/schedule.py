from django.urls import path

from danvan.desk.views import schedule

urlpatterns = [
    path("lich/", schedule.week_page, name="schedule"),
    path("lich/tuan.ics", schedule.calendar_file, name="schedule-ics"),
    path("lich/them/", schedule.session_new, name="session-new"),
    path("lich/<uuid:uid>/", schedule.session_detail, name="session"),
    path("lich/<uuid:uid>/sua/", schedule.session_change, name="session-change"),
    path("lich/<uuid:uid>/hoan/", schedule.session_postpone, name="session-postpone"),
    path("lich/<uuid:uid>/huy/", schedule.session_cancel, name="session-cancel"),
    path("lich/<uuid:uid>/noi/", schedule.session_link, name="session-link"),
]
