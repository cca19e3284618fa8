import django.db.models.deletion
import danvan.common.ids
from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds what every kind may have: demands, comments, and the columns that follow from others."""

    dependencies = [
        ("commitments", "0001_initial"),
        ("units", "0001_initial"),
        ("records", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Demand",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=danvan.common.ids.new_uid, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("order", models.PositiveSmallIntegerField()),
                ("text", models.TextField()),
                ("commitment", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="demand", to="commitments.commitment")),
                ("record", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="demands", to="records.record")),
            ],
            options={"ordering": ["order", "pk"], "base_manager_name": "rows", "default_manager_name": "rows", "abstract": False},
        ),
        migrations.CreateModel(
            name="RecordComment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=danvan.common.ids.new_uid, editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("at", models.DateTimeField()),
                ("text", models.TextField()),
                ("post", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="units.post")),
                ("record", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="comments", to="records.record")),
            ],
            options={"ordering": ["at", "pk"], "base_manager_name": "rows", "default_manager_name": "rows", "abstract": False},
        ),
        migrations.AddField("record", "due_on", models.DateField(blank=True, editable=False, null=True)),
        migrations.AddField("record", "incomplete", models.BooleanField(default=False, editable=False)),
        migrations.AddField("record", "reason", models.CharField(blank=True, max_length=500)),
    ]
