from django.db import migrations

from lineofsight.core.trail.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("notices", "0003_history_of_what_is_due")]

    operations = [AppendOnly("notices_duechange")]
