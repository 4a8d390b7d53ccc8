from django.db import migrations

from lineofsight.core.trail.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("governance", "0005_arrangements_and_duties")]

    operations = [AppendOnly("governance_arrangementsreview")]
