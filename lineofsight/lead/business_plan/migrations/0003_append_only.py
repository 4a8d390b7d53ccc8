from django.db import migrations

from lineofsight.core.trail.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("business_plan", "0002_plans")]

    operations = [AppendOnly("business_plan_judgement")]
