from django.db import migrations

from lineofsight.core.trail.append_only import AppendOnly

KEPT = ("answerchange", "step", "submission", "submittedanswer", "challengeword", "moderation")


class Migration(migrations.Migration):
    dependencies = [("self_assessments", "0001_initial")]

    operations = [AppendOnly(f"self_assessments_{table}") for table in KEPT]
