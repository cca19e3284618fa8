import danvan.common.ids
import django.core.validators
import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0002_rule_edits'),
        ('plans', '0002_what_readings_add'),
        ('records', '0006_words'),
        ('scoring', '0001_initial'),
        ('units', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Adoption',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=danvan.common.ids.new_uid, editable=False, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('order', models.PositiveSmallIntegerField()),
                ('adopted_on', models.DateField()),
                ('note', models.CharField(blank=True, max_length=300)),
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
        migrations.CreateModel(
            name='Awardee',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=danvan.common.ids.new_uid, editable=False, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('order', models.PositiveSmallIntegerField()),
                ('party', models.CharField(blank=True, choices=[('collective', 'Tập thể'), ('individual', 'Cá nhân')], default='collective', max_length=10)),
                ('post', models.CharField(blank=True, max_length=120)),
                ('note', models.CharField(blank=True, max_length=300)),
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
        migrations.CreateModel(
            name='CommendationDetails',
            fields=[
                ('uid', models.UUIDField(default=danvan.common.ids.new_uid, editable=False, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('record', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='commendation', serialize=False, to='records.record')),
                ('stage', models.CharField(choices=[('proposed', 'Đang lập hồ sơ'), ('submitted', 'Đã trình, chờ xét'), ('council', 'Đã qua Hội đồng'), ('decided', 'Đã có quyết định'), ('refused', 'Không khen'), ('withdrawn', 'Đã rút')], default='proposed', editable=False, max_length=9)),
                ('form', models.CharField(choices=[('certificate', 'Giấy khen'), ('merit', 'Bằng khen cấp tỉnh, bộ'), ('national', 'Bằng khen của Thủ tướng Chính phủ'), ('title', 'Danh hiệu thi đua'), ('flag', 'Cờ thi đua'), ('letter', 'Biểu dương, thư khen')], max_length=11)),
                ('achievement', models.CharField(blank=True, choices=[('mobilisation', 'Công tác dân vận chính quyền'), ('model', 'Phong trào thi đua “Dân vận khéo”'), ('democracy', 'Thực hiện dân chủ ở cơ sở'), ('movement', 'Phong trào thi đua khác'), ('sudden', 'Thành tích đột xuất')], default='mobilisation', max_length=12)),
                ('achieved_from', models.DateField(blank=True, null=True)),
                ('achieved_to', models.DateField(blank=True, null=True)),
                ('merit', models.TextField(blank=True)),
                ('submitted_on', models.DateField(blank=True, editable=False, null=True)),
                ('council_on', models.DateField(blank=True, editable=False, null=True)),
                ('decided_on', models.DateField(blank=True, editable=False, null=True)),
                ('decision', models.CharField(blank=True, editable=False, max_length=200)),
            ],
            options={
                'base_manager_name': 'rows',
                'default_manager_name': 'rows',
            },
            managers=[
                ('rows', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='EvaluationDetails',
            fields=[
                ('uid', models.UUIDField(default=danvan.common.ids.new_uid, editable=False, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('own_points', models.DecimalField(blank=True, decimal_places=2, editable=False, max_digits=7, null=True)),
                ('points', models.DecimalField(blank=True, decimal_places=2, editable=False, max_digits=7, null=True)),
                ('rank', models.CharField(blank=True, editable=False, max_length=100)),
                ('grade', models.PositiveSmallIntegerField(blank=True, editable=False, null=True)),
                ('barred', models.BooleanField(default=False, editable=False)),
                ('record', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='evaluation', serialize=False, to='records.record')),
                ('stage', models.CharField(choices=[('draft', 'Đang tự chấm'), ('submitted', 'Đã gửi, chờ thẩm định'), ('verified', 'Đã thẩm định'), ('published', 'Đã công bố kết quả')], default='draft', editable=False, max_length=9)),
                ('year', models.PositiveSmallIntegerField()),
                ('submitted_on', models.DateField(blank=True, editable=False, null=True)),
                ('verified_on', models.DateField(blank=True, editable=False, null=True)),
                ('published_on', models.DateField(blank=True, editable=False, null=True)),
                ('decision', models.CharField(blank=True, editable=False, max_length=200)),
            ],
            options={
                'base_manager_name': 'rows',
                'default_manager_name': 'rows',
            },
            managers=[
                ('rows', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Mark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=danvan.common.ids.new_uid, editable=False, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('hand', models.CharField(choices=[('own', 'Tự chấm'), ('panel', 'Hội đồng chấm'), ('verified', 'Thẩm định')], max_length=8)),
                ('value', models.DecimalField(decimal_places=3, max_digits=14)),
                ('points', models.DecimalField(decimal_places=2, max_digits=6)),
                ('reason', models.CharField(blank=True, max_length=500)),
            ],
            options={
                'ordering': ['criterion__order', 'pk'],
                'base_manager_name': 'rows',
                'default_manager_name': 'rows',
            },
            managers=[
                ('rows', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='ModelDetails',
            fields=[
                ('uid', models.UUIDField(default=danvan.common.ids.new_uid, editable=False, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('own_points', models.DecimalField(blank=True, decimal_places=2, editable=False, max_digits=7, null=True)),
                ('points', models.DecimalField(blank=True, decimal_places=2, editable=False, max_digits=7, null=True)),
                ('rank', models.CharField(blank=True, editable=False, max_length=100)),
                ('grade', models.PositiveSmallIntegerField(blank=True, editable=False, null=True)),
                ('barred', models.BooleanField(default=False, editable=False)),
                ('record', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='model', serialize=False, to='records.record')),
                ('stage', models.CharField(choices=[('registered', 'Đã đăng ký, chờ duyệt'), ('declined', 'Không đưa vào danh mục'), ('running', 'Đang thực hiện'), ('assessed', 'Đã tự đánh giá, chờ chấm điểm'), ('recognised', 'Đã công nhận'), ('not_recognised', 'Chưa được công nhận'), ('retired', 'Đã kết thúc')], default='registered', editable=False, max_length=14)),
                ('nature', models.CharField(blank=True, choices=[('model', 'Mô hình'), ('exemplar', 'Điển hình')], default='model', max_length=8)),
                ('holder', models.CharField(blank=True, choices=[('collective', 'Tập thể'), ('individual', 'Cá nhân')], default='collective', max_length=10)),
                ('area', models.CharField(choices=[('economy', 'Phát triển kinh tế'), ('culture', 'Văn hóa - xã hội'), ('defence', 'Quốc phòng - an ninh'), ('system', 'Xây dựng hệ thống chính trị')], max_length=7)),
                ('level', models.CharField(blank=True, choices=[('commune', 'Cấp xã'), ('district', 'Cấp huyện'), ('province', 'Cấp tỉnh')], default='commune', max_length=8)),
                ('lead_post', models.CharField(blank=True, max_length=120)),
                ('why', models.TextField(blank=True)),
                ('target', models.TextField(blank=True)),
                ('beneficiaries', models.PositiveIntegerField(blank=True, null=True)),
                ('forces', models.CharField(blank=True, max_length=300)),
                ('state_money', models.DecimalField(blank=True, decimal_places=3, max_digits=12, null=True, validators=[django.core.validators.MinValueValidator(0)])),
                ('people_money', models.DecimalField(blank=True, decimal_places=3, max_digits=12, null=True, validators=[django.core.validators.MinValueValidator(0)])),
                ('other_money', models.DecimalField(blank=True, decimal_places=3, max_digits=12, null=True, validators=[django.core.validators.MinValueValidator(0)])),
                ('runs_until', models.DateField(blank=True, null=True)),
                ('results', models.TextField(blank=True)),
                ('spread', models.TextField(blank=True)),
                ('approved_on', models.DateField(blank=True, editable=False, null=True)),
                ('recognised_on', models.DateField(blank=True, editable=False, null=True)),
                ('decision', models.CharField(blank=True, editable=False, max_length=200)),
                ('retired_on', models.DateField(blank=True, editable=False, null=True)),
            ],
            options={
                'base_manager_name': 'rows',
                'default_manager_name': 'rows',
            },
            managers=[
                ('rows', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='RecordStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=danvan.common.ids.new_uid, editable=False, unique=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('at', models.DateTimeField()),
                ('on', models.DateField()),
                ('event', models.CharField(max_length=20)),
                ('stage', models.CharField(max_length=20)),
                ('text', models.TextField(blank=True)),
            ],
            options={
                'ordering': ['at', 'pk'],
                'base_manager_name': 'rows',
                'default_manager_name': 'rows',
            },
            managers=[
                ('rows', django.db.models.manager.Manager()),
            ],
        ),
        migrations.RemoveIndex(
            model_name='record',
            name='records_by_day',
        ),
        migrations.RemoveIndex(
            model_name='record',
            name='records_of_a_kind_by_day',
        ),
        migrations.AddIndex(
            model_name='record',
            index=models.Index(condition=models.Q(('archived_at__isnull', True)), fields=['began_on', 'id'], name='records_by_day'),
        ),
        migrations.AddIndex(
            model_name='record',
            index=models.Index(condition=models.Q(('archived_at__isnull', True)), fields=['kind', 'began_on', 'id'], name='records_of_a_kind_by_day'),
        ),
        migrations.AddIndex(
            model_name='record',
            index=models.Index(condition=models.Q(('archived_at__isnull', False)), fields=['began_on', 'id'], name='archived_records_by_day'),
        ),
        migrations.AddIndex(
            model_name='record',
            index=models.Index(condition=models.Q(('archived_at__isnull', True), ('incomplete', True)), fields=['kind', 'began_on', 'id'], name='records_that_miss_something'),
        ),
        migrations.AddIndex(
            model_name='record',
            index=models.Index(fields=['kind', 'visibility', 'began_on', 'id'], name='records_by_who_may_see'),
        ),
        migrations.AddField(
            model_name='adoption',
            name='record',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='adoptions', to='records.record'),
        ),
        migrations.AddField(
            model_name='adoption',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit'),
        ),
        migrations.AddField(
            model_name='awardee',
            name='record',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='awardees', to='records.record'),
        ),
        migrations.AddField(
            model_name='awardee',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit'),
        ),
        migrations.AddConstraint(
            model_name='commendationdetails',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('achieved_from__isnull', True), ('achieved_to__isnull', True)), models.Q(('achieved_from__isnull', False), ('achieved_to__gte', models.F('achieved_from')), ('achieved_to__isnull', False)), _connector='OR'), name='merit_ends_after_it_began'),
        ),
        migrations.AddConstraint(
            model_name='commendationdetails',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('stage', 'decided'), _negated=True), ('decided_on__isnull', False), _connector='OR'), name='a_decision_to_commend_has_its_day'),
        ),
        migrations.AddField(
            model_name='evaluationdetails',
            name='criteria',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scoring.criteriaset'),
        ),
        migrations.AddField(
            model_name='mark',
            name='criterion',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='marks', to='scoring.criterion'),
        ),
        migrations.AddField(
            model_name='mark',
            name='post',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.post'),
        ),
        migrations.AddField(
            model_name='mark',
            name='record',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='marks', to='records.record'),
        ),
        migrations.AddField(
            model_name='modeldetails',
            name='criteria',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scoring.criteriaset'),
        ),
        migrations.AddField(
            model_name='recordstep',
            name='evidence',
            field=models.ManyToManyField(blank=True, related_name='record_steps', to='documents.storedfile'),
        ),
        migrations.AddField(
            model_name='recordstep',
            name='post',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.post'),
        ),
        migrations.AddField(
            model_name='recordstep',
            name='record',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stage_steps', to='records.record'),
        ),
        migrations.AddIndex(
            model_name='awardee',
            index=models.Index(fields=['unit', 'party'], name='awardees_of_a_unit'),
        ),
        migrations.AddConstraint(
            model_name='evaluationdetails',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('stage', 'published'), _negated=True), ('published_on__isnull', False), _connector='OR'), name='a_published_result_has_its_day'),
        ),
        migrations.AddConstraint(
            model_name='evaluationdetails',
            constraint=models.CheckConstraint(condition=models.Q(('year__gte', 2000), ('year__lte', 2100)), name='an_evaluation_is_of_a_year'),
        ),
        migrations.AddConstraint(
            model_name='mark',
            constraint=models.UniqueConstraint(condition=models.Q(('hand', 'panel'), _negated=True), fields=('record', 'criterion', 'hand'), name='one_mark_of_a_hand'),
        ),
        migrations.AddConstraint(
            model_name='mark',
            constraint=models.UniqueConstraint(condition=models.Q(('hand', 'panel')), fields=('record', 'criterion', 'post'), name='one_mark_of_a_judge'),
        ),
        migrations.AddConstraint(
            model_name='modeldetails',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('stage', 'recognised'), _negated=True), ('recognised_on__isnull', False), _connector='OR'), name='a_recognised_model_has_its_day'),
        ),
        migrations.AddConstraint(
            model_name='modeldetails',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('stage', 'retired'), _negated=True), ('retired_on__isnull', False), _connector='OR'), name='a_retired_model_has_its_day'),
        ),
    ]
