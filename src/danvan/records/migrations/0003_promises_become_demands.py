from django.db import migrations


def into_demands(apps, schema_editor):
    """Move opinions that were handed to somebody from the questions of dialogues to the demands every kind has."""
    question, demand = apps.get_model("records", "Question"), apps.get_model("records", "Demand")
    assigned = question._base_manager.filter(commitment__isnull=False).order_by("dialogue_id", "order", "pk")
    for row in assigned.iterator():
        order = demand._base_manager.filter(record_id=row.dialogue_id).count() + 1
        demand._base_manager.create(
            record_id=row.dialogue_id, order=order, text=row.text, commitment_id=row.commitment_id
        )
    assigned.delete()


def into_questions(apps, schema_editor):
    """Put them back."""
    question, demand = apps.get_model("records", "Question"), apps.get_model("records", "Demand")
    for row in demand._base_manager.order_by("record_id", "order").iterator():
        question._base_manager.create(
            dialogue_id=row.record_id, order=row.order, text=row.text, outcome="assigned", commitment_id=row.commitment_id
        )
    demand._base_manager.all().delete()


class Migration(migrations.Migration):
    dependencies = [("records", "0002_demands")]

    operations = [migrations.RunPython(into_demands, into_questions)]
