import django.db.models.deletion
import lineofsight.core.access.models
import lineofsight.kernel.clock
import lineofsight.kernel.refs
from django.db import migrations, models

from lineofsight.core.trail.append_only import AppendOnly


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0001_initial'),
        ('documents', '0002_record_of_a_file'),
        ('people', '0002_commissioners'),
        ('self_assessments', '0002_append_only'),
    ]

    operations = [
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=120)),
                ('kind', models.CharField(choices=[('policy', 'Policy or procedure'), ('minutes', 'Minutes'), ('training', 'Training record'), ('other', 'Something else')], max_length=10)),
                ('where', models.CharField(blank=True, max_length=200)),
                ('expires_on', models.DateField(null=True)),
                ('ref', lineofsight.core.access.models.Ref(default=lineofsight.kernel.refs.new_ref, editable=False, max_length=10, unique=True)),
                ('added_by', models.CharField(max_length=60)),
                ('added_at', models.DateTimeField(default=lineofsight.kernel.clock.now)),
                ('ended_at', models.DateTimeField(null=True)),
                ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.file')),
                ('home', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.partnership')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('replaces', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='newer', to='self_assessments.attachment')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='AttachmentUse',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('question_set', models.CharField(max_length=40)),
                ('item', models.CharField(max_length=60)),
                ('by', models.CharField(max_length=60)),
                ('at', models.DateTimeField(default=lineofsight.kernel.clock.now)),
                ('attachment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='uses', to='self_assessments.attachment')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='SubmittedAttachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=120)),
                ('kind', models.CharField(choices=[('policy', 'Policy or procedure'), ('minutes', 'Minutes'), ('training', 'Training record'), ('other', 'Something else')], max_length=10)),
                ('where', models.CharField(blank=True, max_length=200)),
                ('expires_on', models.DateField(null=True)),
                ('item', models.CharField(max_length=60)),
                ('attachment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='self_assessments.attachment')),
                ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.file')),
                ('submission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attachments', to='self_assessments.submission')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.AddIndex(
            model_name='attachment',
            index=models.Index(fields=['organisation', 'home'], name='documents_of_an_organisation'),
        ),
        migrations.AddConstraint(
            model_name='attachment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('where', ''), _negated=True), ('file__isnull', False), ('ended_at__isnull', False), _connector='OR'), name='a_file_or_where_it_is'),
        ),
        migrations.AddConstraint(
            model_name='attachmentuse',
            constraint=models.UniqueConstraint(fields=('attachment', 'question_set', 'item'), name='one_use_of_a_document'),
        ),
        migrations.AddConstraint(
            model_name='submittedattachment',
            constraint=models.UniqueConstraint(fields=('submission', 'item', 'attachment'), name='one_document_handed_in'),
        ),
        AppendOnly("self_assessments_submittedattachment"),
    ]
