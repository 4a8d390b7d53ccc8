import django.db.models.deletion
import lineofsight.core.access.models
import lineofsight.kernel.clock
import lineofsight.kernel.refs
from django.db import migrations, models

from lineofsight.core.trail.append_only import AppendOnly


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0001_initial'),
        ('performance', '0005_built_at_agencies'),
    ]

    operations = [
        migrations.CreateModel(
            name='ChosenChart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', lineofsight.core.access.models.Ref(default=lineofsight.kernel.refs.new_ref, editable=False, max_length=10, unique=True)),
                ('indicator', models.CharField(max_length=80)),
                ('drawn', models.CharField(choices=[('xmr', 'chart of single values (XmR)'), ('p', 'chart of shares (p)'), ('p_prime', 'chart of shares, widened (p′)'), ('u', 'chart of rates (u)'), ('u_prime', 'chart of rates, widened (u′)')], max_length=10)),
                ('reason', models.CharField(max_length=1000)),
                ('chosen_by', models.CharField(max_length=60)),
                ('chosen_at', models.DateTimeField(default=lineofsight.kernel.clock.now)),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.partnership')),
            ],
            options={
                'ordering': ['chosen_at', 'id'],
                'indexes': [models.Index(fields=['partnership', 'indicator'], name='charts_of_an_indicator')],
            },
        ),
        AppendOnly("performance_chosenchart"),
    ]
