from django.db import migrations

from lineofsight.core.trail.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("sealed", "0002_erasures")]

    operations = [AppendOnly("sealed_erasure")]
