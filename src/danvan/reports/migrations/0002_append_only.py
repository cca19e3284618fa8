"""What was sent and what was consolidated never changes: triggers on either database refuse it."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SENT, MADE = "reports_reportversion", "reports_consolidation"
REFUSAL = "a report that was sent never changes"
SNAPSHOT = "snapshot", "snapshot_hash", "period_id", "number", "made_at"

SQLITE = [
    f"CREATE TRIGGER {SENT}_no_update BEFORE UPDATE ON {SENT} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
    f"CREATE TRIGGER {SENT}_no_delete BEFORE DELETE ON {SENT} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
    f"CREATE TRIGGER {MADE}_no_update BEFORE UPDATE ON {MADE} WHEN "
    + " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in SNAPSHOT)
    + f" BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
    f"CREATE TRIGGER {MADE}_no_delete BEFORE DELETE ON {MADE} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
]
POSTGRESQL = [
    f"CREATE FUNCTION reports_never_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$",
    f"CREATE TRIGGER {SENT}_append_only BEFORE UPDATE OR DELETE ON {SENT} FOR EACH ROW EXECUTE FUNCTION reports_never_change()",
    f"CREATE TRIGGER {MADE}_no_update BEFORE UPDATE ON {MADE} FOR EACH ROW WHEN ("
    + " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in SNAPSHOT)
    + ") EXECUTE FUNCTION reports_never_change()",
    f"CREATE TRIGGER {MADE}_no_delete BEFORE DELETE ON {MADE} FOR EACH ROW EXECUTE FUNCTION reports_never_change()",
]
UNDO_SQLITE = [f"DROP TRIGGER {table}_no_{act}" for table in (SENT, MADE) for act in ("update", "delete")]
UNDO_POSTGRESQL = [
    f"DROP TRIGGER {SENT}_append_only ON {SENT}",
    f"DROP TRIGGER {MADE}_no_update ON {MADE}",
    f"DROP TRIGGER {MADE}_no_delete ON {MADE}",
    "DROP FUNCTION reports_never_change()",
]


def install(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in POSTGRESQL if editor.connection.vendor == "postgresql" else SQLITE:
        editor.execute(statement)


def remove(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in UNDO_POSTGRESQL if editor.connection.vendor == "postgresql" else UNDO_SQLITE:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial")]
    operations = [migrations.RunPython(install, remove)]
