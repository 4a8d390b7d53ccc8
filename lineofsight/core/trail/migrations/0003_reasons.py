from django.db import migrations, models

from lineofsight.core.trail.append_only import AppendOnly, Lifted


class Migration(migrations.Migration):
    dependencies = [("trail", "0002_append_only")]

    operations = [
        Lifted("trail_entry"),
        migrations.AddField("entry", "reason", models.CharField(blank=True, default="", max_length=20), preserve_default=False),
        AppendOnly("trail_entry"),
    ]
