from django.db import migrations

from lineofsight.core.trail.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("governance", "0009_paper_versions")]

    operations = [AppendOnly("governance_paperversion")]
