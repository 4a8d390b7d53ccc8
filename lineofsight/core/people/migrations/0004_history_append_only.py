from django.db import migrations

from lineofsight.core.trail.append_only import AppendOnly

KEPT = ("formername", "succession", "governancechange")


class Migration(migrations.Migration):
    dependencies = [("people", "0003_register")]

    operations = [AppendOnly(f"people_{table}") for table in KEPT]
