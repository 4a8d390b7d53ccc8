from django.db import migrations

from lineofsight.core.trail.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("annual_report", "0001_initial")]

    operations = [
        AppendOnly("annual_report_sectionversion"),
        AppendOnly("annual_report_frozen"),
        AppendOnly("annual_report_signoff"),
    ]
