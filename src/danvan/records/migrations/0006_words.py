from django.db import migrations

from danvan.common.words import WordIndex


class Migration(migrations.Migration):
    """The register is searched by words, by an index."""

    dependencies = [("records", "0005_more_kinds")]

    operations = [WordIndex("record", "search")]
