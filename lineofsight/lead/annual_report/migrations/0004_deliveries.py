import django.db.models.deletion
import lineofsight.core.access.models
import lineofsight.kernel.clock
import lineofsight.kernel.refs
from django.db import migrations, models
from lineofsight.core.trail.append_only import AppendOnly


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0001_initial'),
        ('annual_report', '0003_comments_and_tracing'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='confirmation',
            name='due',
            field=models.JSONField(null=True),
        ),
        migrations.CreateModel(
            name='DeliveryNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', lineofsight.core.access.models.Ref(default=lineofsight.kernel.refs.new_ref, editable=False, max_length=10, unique=True)),
                ('item', models.CharField(max_length=40)),
                ('move', models.CharField(max_length=30)),
                ('on', models.DateField(null=True)),
                ('where', models.CharField(blank=True, max_length=200)),
                ('reason', models.CharField(blank=True, max_length=1000)),
                ('at', models.DateTimeField(default=lineofsight.kernel.clock.now)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.partnership')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='delivery_notes', to='annual_report.report')),
                ('said_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Recipient',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', lineofsight.core.access.models.Ref(default=lineofsight.kernel.refs.new_ref, editable=False, max_length=10, unique=True)),
                ('to', models.CharField(max_length=100)),
                ('how', models.CharField(max_length=10)),
                ('at', models.DateTimeField(default=lineofsight.kernel.clock.now)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.partnership')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recipients', to='annual_report.report')),
                ('said_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        AppendOnly("annual_report_recipient"),
        AppendOnly("annual_report_deliverynote"),
    ]
