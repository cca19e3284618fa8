from django.urls import path

from danvan.desk.views import files

urlpatterns = [
    path("tep/<uuid:uid>/", files.file, name="file"),
]
