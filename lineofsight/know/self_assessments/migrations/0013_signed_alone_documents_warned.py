import django.db.models.deletion
from django.db import migrations, models

import lineofsight.kernel.clock
from lineofsight.core.trail.append_only import AppendOnly, Changeable

SUBMISSIONS = "self_assessments_submission"


class Migration(migrations.Migration):
    dependencies = [("people", "0004_history_append_only"), ("self_assessments", "0012_shared_append_only")]

    operations = [
        migrations.AddField("signing", "alone", models.BooleanField(default=False)),
        Changeable(SUBMISSIONS),
        migrations.AddField("submission", "alone", models.BooleanField(default=False)),
        AppendOnly(SUBMISSIONS),
        migrations.AddField("example", "public", models.BooleanField(default=False)),
        migrations.CreateModel(
            name="DocumentWarning",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "letter",
                    models.CharField(
                        choices=[("before", "Before it expires"), ("on_day", "On the day it expires")], max_length=8
                    ),
                ),
                ("at", models.DateTimeField(default=lineofsight.kernel.clock.now)),
                (
                    "attachment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="warnings",
                        to="self_assessments.attachment",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
            ],
            options={"ordering": ["id"]},
        ),
        migrations.AddConstraint(
            model_name="documentwarning",
            constraint=models.UniqueConstraint(fields=("attachment", "letter"), name="one_letter_of_a_document"),
        ),
        AppendOnly("self_assessments_documentwarning"),
    ]
