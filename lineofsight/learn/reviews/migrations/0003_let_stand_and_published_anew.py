import django.db.models.deletion
import lineofsight.core.access.models
import lineofsight.core.sealed.values
import lineofsight.kernel.clock
import lineofsight.kernel.refs
from django.db import migrations, models

from lineofsight.core.trail.append_only import AppendOnly, Changeable

PUBLICATIONS = "reviews_publication"


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0002_who_typed'),
        ('people', '0005_sites_and_numbers'),
        ('reviews', '0002_append_only'),
        ('sealed', '0003_append_only'),
    ]

    operations = [
        migrations.CreateModel(
            name='LetStand',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', lineofsight.core.access.models.Ref(default=lineofsight.kernel.refs.new_ref, editable=False, max_length=10, unique=True)),
                ('created_at', models.DateTimeField(default=lineofsight.kernel.clock.now)),
                ('about_ref', models.CharField(max_length=10)),
                ('at', models.PositiveIntegerField()),
                ('what', models.CharField(max_length=60)),
                ('digest', lineofsight.core.sealed.values.SealedText(default=b'')),
                ('words', lineofsight.core.sealed.values.SealedText(default=b'')),
                ('why', lineofsight.core.sealed.values.SealedText(default=b'')),
                ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.partnership')),
                ('room', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='sealed.room')),
                ('set_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'ordering': ['id'],
                'indexes': [models.Index(fields=['about_ref'], name='let_stand_of_a_wording')],
            },
        ),
        AppendOnly('reviews_letstand', but=('digest', 'words', 'why')),
        migrations.AddField(
            model_name='draft',
            name='checks_stand',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='draft',
            name='stand_why',
            field=lineofsight.core.sealed.values.SealedText(default=b''),
        ),
        Changeable(PUBLICATIONS),
        migrations.AddField(
            model_name='publication',
            name='text',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='publications', to='reviews.publictext'),
        ),
        migrations.AlterField(
            model_name='publication',
            name='local_review',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='publications', to='reviews.localreview'),
        ),
        AppendOnly(PUBLICATIONS),
    ]
