import django.db.models.deletion
import lineofsight.core.access.models
import lineofsight.kernel.clock
import lineofsight.kernel.refs
from django.db import migrations, models
from lineofsight.core.trail.append_only import AppendOnly


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0001_initial'),
        ('annual_report', '0002_append_only'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='section',
            name='priority',
            field=models.BooleanField(default=False),
        ),
        migrations.CreateModel(
            name='Comment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', lineofsight.core.access.models.Ref(default=lineofsight.kernel.refs.new_ref, editable=False, max_length=10, unique=True)),
                ('version', models.PositiveIntegerField()),
                ('about', models.CharField(blank=True, max_length=200)),
                ('text', models.TextField()),
                ('at', models.DateTimeField(default=lineofsight.kernel.clock.now)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.partnership')),
                ('said_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('section', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='comments', to='annual_report.section')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Confirmation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', lineofsight.core.access.models.Ref(default=lineofsight.kernel.refs.new_ref, editable=False, max_length=10, unique=True)),
                ('edition', models.CharField(max_length=20)),
                ('requirement', models.CharField(max_length=40)),
                ('asked', models.BooleanField()),
                ('question', models.CharField(max_length=400)),
                ('source', models.CharField(max_length=200)),
                ('applies_from', models.DateField()),
                ('at', models.DateTimeField(default=lineofsight.kernel.clock.now)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.partnership')),
                ('said_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'ordering': ['applies_from', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Resolution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', lineofsight.core.access.models.Ref(default=lineofsight.kernel.refs.new_ref, editable=False, max_length=10, unique=True)),
                ('answer', models.CharField(max_length=1000)),
                ('at', models.DateTimeField(default=lineofsight.kernel.clock.now)),
                ('comment', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='resolution', to='annual_report.comment')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.partnership')),
                ('said_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='Traced',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', lineofsight.core.access.models.Ref(default=lineofsight.kernel.refs.new_ref, editable=False, max_length=10, unique=True)),
                ('requirement', models.CharField(max_length=40)),
                ('sections', models.JSONField(default=list)),
                ('at', models.DateTimeField(default=lineofsight.kernel.clock.now)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.partnership')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='traced', to='annual_report.report')),
                ('said_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        AppendOnly("annual_report_comment"),
        AppendOnly("annual_report_resolution"),
        AppendOnly("annual_report_traced"),
        AppendOnly("annual_report_confirmation"),
    ]
