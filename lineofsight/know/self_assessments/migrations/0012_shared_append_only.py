from django.db import migrations

from lineofsight.core.trail.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("self_assessments", "0011_registering_and_sharing")]

    operations = [AppendOnly("self_assessments_sharedanswerchange")]
