from django.db import migrations

from lineofsight.core.trail.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("notices", "0006_parameters_and_digests")]

    operations = [AppendOnly("notices_parameter")]
