from django.db import migrations

from lineofsight.core.trail.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("thread", "0005_hand_overs")]

    operations = [AppendOnly("thread_handover")]
