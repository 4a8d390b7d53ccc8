import django.db.models.deletion
import lineofsight.core.access.models
import lineofsight.core.sealed.values
import lineofsight.kernel.clock
import lineofsight.kernel.refs
from django.db import migrations, models

from lineofsight.core.trail.append_only import AppendOnly


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0002_who_typed'),
        ('child_deaths', '0002_append_only'),
        ('people', '0005_sites_and_numbers'),
        ('sealed', '0003_append_only'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='analysis',
            name='months',
        ),
        migrations.AddField(
            model_name='informationrequest',
            name='organisation',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation'),
        ),
        migrations.AddField(
            model_name='response',
            name='visited_at',
            field=lineofsight.core.sealed.values.SealedText(default=b''),
        ),
        migrations.CreateModel(
            name='EarlierSummary',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', lineofsight.core.access.models.Ref(default=lineofsight.kernel.refs.new_ref, editable=False, max_length=10, unique=True)),
                ('created_at', models.DateTimeField(default=lineofsight.kernel.clock.now)),
                ('text', lineofsight.core.sealed.values.SealedText(default=b'')),
                ('by', models.CharField(max_length=10)),
                ('on_panel', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='earlier', to='child_deaths.onpanel')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.partnership')),
                ('room', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='sealed.room')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Left',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('population', models.CharField(choices=[('notified', 'Deaths notified in the year, by the day they were notified; not those reviewed by another area'), ('completed', 'Reviews completed in the year, by the day the analysis was agreed, whenever the death was')], max_length=10)),
                ('dimension', models.CharField(max_length=20)),
                ('code', models.CharField(max_length=30)),
                ('panel', models.CharField(max_length=10)),
                ('year', models.PositiveSmallIntegerField()),
                ('count', models.PositiveIntegerField(default=0)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.partnership')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('partnership', 'population', 'dimension', 'code', 'panel', 'year'), name='what_is_left_is_counted_once')],
            },
        ),
        migrations.CreateModel(
            name='TakenBack',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('population', models.CharField(choices=[('notified', 'Deaths notified in the year, by the day they were notified; not those reviewed by another area'), ('completed', 'Reviews completed in the year, by the day the analysis was agreed, whenever the death was')], max_length=10)),
                ('table', models.CharField(max_length=30)),
                ('until', models.PositiveSmallIntegerField()),
                ('reason', models.CharField(max_length=300)),
                ('taken_by', models.CharField(max_length=60)),
                ('at', models.DateTimeField(default=lineofsight.kernel.clock.now)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.partnership')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('partnership', 'population', 'table', 'until'), name='a_table_is_taken_back_once')],
            },
        ),
        AppendOnly("child_deaths_takenback"),
    ]
