from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('units', '0001_initial'),
    ]

    operations = [
        migrations.AlterField(
            model_name='post',
            name='role',
            field=models.CharField(choices=[('officer', 'Công chức'), ('head', 'Thủ trưởng đơn vị'), ('coordinator', 'Đầu mối tổng hợp'), ('office', 'Văn phòng'), ('leader', 'Lãnh đạo'), ('receptionist', 'Tiếp công dân, nhận đơn'), ('case_handler', 'Xử lý đơn'), ('custodian', 'Giữ thông tin người gửi'), ('denunciations', 'Theo dõi tố cáo'), ('observer', 'Theo dõi, giám sát'), ('technical_admin', 'Quản trị kỹ thuật')], max_length=20),
        ),
    ]
