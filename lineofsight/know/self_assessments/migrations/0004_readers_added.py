from django.db import migrations, models

from lineofsight.core.trail.append_only import AppendOnly, Changeable

SUBMISSIONS = "self_assessments_submission"


class Migration(migrations.Migration):
    dependencies = [("self_assessments", "0003_attachments")]

    operations = [
        migrations.AddField("assessment", "overlays", models.JSONField(default=dict)),
        migrations.AddField("reader", "overlay", models.CharField(blank=True, max_length=40)),
        migrations.AddField("reader", "until", models.DateField(null=True)),
        Changeable(SUBMISSIONS),
        migrations.AddField("submission", "overlays", models.JSONField(default=dict)),
        AppendOnly(SUBMISSIONS),
    ]
