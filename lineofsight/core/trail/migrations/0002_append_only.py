from django.db import migrations

from lineofsight.core.trail.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("trail", "0001_initial")]

    operations = [AppendOnly("trail_entry")]
