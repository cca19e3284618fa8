from django.urls import path

from danvan.desk.views import home

urlpatterns = [
    path("", home.home, name="home"),
    path("tinh-hinh-chung/", home.overview, name="overview"),
    path("mau-giao-dien/", home.gallery, name="gallery"),
]
