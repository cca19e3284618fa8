from django.urls import path

from danvan.desk.views import accounts

urlpatterns = [
    path("dang-nhap/", accounts.login, name="login"),
    path("dang-xuat/", accounts.logout, name="logout"),
    path("doi-chuc-danh/", accounts.choose_post, name="choose-post"),
    path("doi-mat-khau/", accounts.password, name="password"),
    path("thong-bao/", accounts.notices, name="notices"),
    path("thong-bao/<uuid:uid>/", accounts.notice, name="notice"),
]
