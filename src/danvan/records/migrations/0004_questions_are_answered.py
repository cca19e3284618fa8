import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """A question of a dialogue is one that was answered on the spot; it hangs on the record like all rows."""

    dependencies = [("records", "0003_promises_become_demands")]

    operations = [
        migrations.RemoveConstraint("question", "an_assigned_question_has_its_commitment"),
        migrations.RemoveField("question", "commitment"),
        migrations.RemoveField("question", "outcome"),
        migrations.RenameField("question", "dialogue", "record"),
        migrations.AlterField(
            "question", "record",
            models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="questions", to="records.record"),
        ),
    ]
