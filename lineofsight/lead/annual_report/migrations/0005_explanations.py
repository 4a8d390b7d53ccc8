import django.db.models.deletion
import lineofsight.core.access.models
import lineofsight.kernel.clock
import lineofsight.kernel.refs
from django.db import migrations, models
from lineofsight.core.trail.append_only import AppendOnly


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0001_initial'),
        ('annual_report', '0004_deliveries'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Explanation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', lineofsight.core.access.models.Ref(default=lineofsight.kernel.refs.new_ref, editable=False, max_length=10, unique=True)),
                ('version', models.PositiveIntegerField()),
                ('finding', models.CharField(max_length=20)),
                ('question', models.TextField()),
                ('sentence', models.CharField(max_length=300)),
                ('at', models.DateTimeField(default=lineofsight.kernel.clock.now)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.partnership')),
                ('said_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('section', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='explanations', to='annual_report.section')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        AppendOnly("annual_report_explanation"),
    ]
