from django.db import migrations, models

from lineofsight.core.records.indexing import SearchIndex


class Migration(migrations.Migration):
    dependencies = [("records", "0002_append_only")]

    operations = [
        migrations.AddField("card", "sealed", models.BooleanField(default=False)),
        migrations.AddConstraint(
            "card",
            models.CheckConstraint(
                condition=models.Q(("sealed", False), ("words", ""), _connector="OR"), name="sealed_has_no_words"
            ),
        ),
        SearchIndex(),
    ]
