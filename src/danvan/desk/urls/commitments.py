from django.urls import path

from danvan.desk.views import commitments

urlpatterns = [
    path("noi-dung-phai-giai-quyet/", commitments.ledger, name="commitments"),
    path("noi-dung-phai-giai-quyet/xuat/", commitments.export, name="commitments-export"),
    path("noi-dung-phai-giai-quyet/them/", commitments.promise_new, name="commitment-new"),
    path("noi-dung-phai-giai-quyet/<uuid:uid>/", commitments.detail, name="commitment"),
    path("noi-dung-phai-giai-quyet/<uuid:uid>/cong-khai/", commitments.public, name="commitment-public"),
    path("noi-dung-phai-giai-quyet/<uuid:uid>/<slug:name>/", commitments.move, name="commitment-move"),
]
