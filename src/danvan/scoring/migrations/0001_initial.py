import danvan.common.ids
import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='CriteriaSet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=danvan.common.ids.new_uid, editable=False, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('subject', models.CharField(choices=[('model', 'Chấm điểm mô hình “Dân vận khéo”'), ('evaluation', 'Đánh giá, xếp loại đơn vị')], max_length=10)),
                ('title', models.CharField(max_length=200)),
                ('source', models.CharField(blank=True, max_length=300)),
                ('checked', models.BooleanField(default=False)),
                ('state', models.CharField(choices=[('draft', 'Đang soạn'), ('published', 'Đang áp dụng'), ('retired', 'Thôi áp dụng')], default='draft', max_length=9)),
                ('ranks', models.JSONField(default=list)),
                ('passing', models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True)),
                ('ceiling', models.PositiveSmallIntegerField(default=1)),
                ('shipped_key', models.CharField(blank=True, max_length=40, null=True, unique=True)),
                ('published_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['subject', '-published_at', '-pk'],
                'base_manager_name': 'rows',
                'default_manager_name': 'rows',
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'published')), fields=('subject',), name='one_published_set_per_subject')],
            },
            managers=[
                ('rows', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Criterion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=danvan.common.ids.new_uid, editable=False, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('order', models.PositiveSmallIntegerField()),
                ('group', models.CharField(blank=True, max_length=200)),
                ('text', models.CharField(max_length=500)),
                ('how', models.CharField(choices=[('manual', 'Người chấm cho điểm'), ('yes_no', 'Có hoặc không'), ('steps', 'Bậc thang theo con số'), ('indicator', 'Từ chỉ tiêu trong sổ'), ('bar', 'Điểm liệt')], default='manual', max_length=9)),
                ('most', models.DecimalField(decimal_places=2, default=0, max_digits=6)),
                ('indicator', models.CharField(blank=True, max_length=10)),
                ('steps', models.JSONField(default=list)),
                ('criteria_set', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='criteria', to='scoring.criteriaset')),
            ],
            options={
                'ordering': ['order', 'pk'],
                'base_manager_name': 'rows',
                'default_manager_name': 'rows',
            },
            managers=[
                ('rows', django.db.models.manager.Manager()),
            ],
        ),
    ]
