from django.db import migrations, models

from lineofsight.kernel import clock


def say_what_came(apps, schema_editor):
    """What a body did was noted of some findings that still say that they wait for an answer: nobody asks them now."""
    Due, Change = apps.get_model("notices", "Due"), apps.get_model("notices", "DueChange")
    Finding = apps.get_model("child_deaths", "Finding")
    noted = Finding.objects.exclude(state="closed").exclude(uses=None)
    refs = set(noted.values_list("ref", flat=True))
    Finding.objects.filter(ref__in=refs).update(state="used")
    for due in Due.objects.filter(record_ref__in=refs, what="answer", done_at=None, lifted_at=None):
        Due.objects.filter(pk=due.pk).update(done_at=clock.now())
        Change.objects.create(
            partnership_id=due.partnership_id, due=due, change="settled", on=due.on, holder_ref=due.role,
            actor_ref="system:migration",
        )  # fmt: skip


class Migration(migrations.Migration):

    dependencies = [
        ('child_deaths', '0003_put_right_and_what_is_left'),
        ('notices', '0003_history_of_what_is_due'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='conflict',
            options={'ordering': ['id']},
        ),
        migrations.AddField(
            model_name='conflict',
            name='takes_part',
            field=models.BooleanField(default=True),
        ),
        migrations.AddField(
            model_name='member',
            name='chairs',
            field=models.BooleanField(default=False),
        ),
        migrations.RunPython(say_what_came, migrations.RunPython.noop),
    ]
