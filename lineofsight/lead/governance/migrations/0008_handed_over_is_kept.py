from django.db import migrations

from lineofsight.core.trail.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("governance", "0007_handed_over")]

    operations = [AppendOnly("governance_handedover")]
