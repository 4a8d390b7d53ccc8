from django.db import migrations

from lineofsight.core.trail.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("child_deaths", "0001_initial")]

    operations = [
        AppendOnly("child_deaths_choice"),
        AppendOnly("child_deaths_findinguse"),
        AppendOnly("child_deaths_publishedreport"),
        AppendOnly("child_deaths_putout"),
    ]
