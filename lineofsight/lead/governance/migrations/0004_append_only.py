from django.db import migrations

from lineofsight.core.trail.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("governance", "0003_risks")]

    operations = [AppendOnly("governance_score"), AppendOnly("governance_terms"), AppendOnly("governance_interest")]
