import django.db.models.deletion
from django.db import migrations, models

from lineofsight.core.sealed.until_erased import UntilErased
from lineofsight.core.trail.append_only import Changeable

# Tables of rooms that only grow, with their sealed columns: what stands in them goes with its room.
KEPT = {
    'deadline': ('why',), 'partnerview': ('why',), 'decision': ('reference', 'reason', 'advice'), 'signoff': (),
    'sending': (), 'panelresponse': ('asks',), 'takenover': ('nhs_number',), 'delay': ('note',),
    'endorsement': ('who',), 'draftreading': ('who', 'came_back'), 'tick': ('note',),
    'letstand': ('digest', 'words', 'why'),
}  # fmt: skip


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0002_who_typed'),
        ('people', '0005_sites_and_numbers'),
        ('reviews', '0003_let_stand_and_published_anew'),
        ('sealed', '0003_append_only'),
    ]

    operations = [
        migrations.AlterField(
            model_name='incident',
            name='referred_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person'),
        ),
        migrations.AlterField(
            model_name='publictext',
            name='draft',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reviews.draft'),
        ),
        migrations.CreateModel(
            name='Left',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(max_length=30)),
                ('quarter', models.DateField()),
                ('count', models.PositiveIntegerField(default=0)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.partnership')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('partnership', 'what', 'quarter'), name='left_of_incidents_is_counted_once')],
            },
        ),
        *(
            operation(f'reviews_{table}', but=but)
            for table, but in KEPT.items()
            for operation in (Changeable, UntilErased)
        ),
    ]
