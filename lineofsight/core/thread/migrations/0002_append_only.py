from django.db import migrations

from lineofsight.core.trail.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("thread", "0001_initial")]

    operations = [
        AppendOnly("thread_themeword"),
        AppendOnly("thread_evidence"),
        AppendOnly("thread_support"),
        AppendOnly("thread_repeat"),
        AppendOnly("thread_slip"),
        AppendOnly("thread_progress"),
    ]
