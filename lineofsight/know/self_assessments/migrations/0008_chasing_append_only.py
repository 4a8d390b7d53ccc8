from django.db import migrations

from lineofsight.core.trail.append_only import AppendOnly

KEPT = ("ladder", "chasing", "chased", "challengereminder")


class Migration(migrations.Migration):
    dependencies = [("self_assessments", "0007_chasing")]

    operations = [AppendOnly(f"self_assessments_{table}") for table in KEPT]
