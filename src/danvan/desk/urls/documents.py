from django.urls import path

from danvan.desk.views import files, papers

urlpatterns = [
    path("van-ban/trinh/", papers.paper_list, name="papers"),
    path("van-ban/trinh/<uuid:uid>/", papers.paper_detail, name="paper"),
    path("van-ban/trinh/<uuid:uid>/phat-hanh/", papers.issue, name="paper-issue"),
    path("van-ban/trinh/<uuid:uid>/<slug:name>/", papers.move, name="paper-move"),
    path("tep/<uuid:uid>/", files.stored_file, name="file"),
]
