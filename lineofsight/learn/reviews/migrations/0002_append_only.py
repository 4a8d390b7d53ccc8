from django.db import migrations

from lineofsight.core.trail.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("reviews", "0001_initial")]

    operations = [
        AppendOnly("reviews_deadline", but=("why",)),
        AppendOnly("reviews_clockchoice"),
        AppendOnly("reviews_dayplanchoice"),
        AppendOnly("reviews_partnerview", but=("why",)),
        AppendOnly("reviews_decision", but=("reference", "reason", "advice")),
        AppendOnly("reviews_signoff"),
        AppendOnly("reviews_sending"),
        AppendOnly("reviews_panelresponse", but=("asks",)),
        AppendOnly("reviews_takenover", but=("nhs_number",)),
        AppendOnly("reviews_delay", but=("note",)),
        AppendOnly("reviews_endorsement", but=("who",)),
        AppendOnly("reviews_draftreading", but=("who", "came_back")),
        AppendOnly("reviews_tick", but=("note",)),
        AppendOnly("reviews_publication"),
        AppendOnly("reviews_takenback", but=("why",)),
    ]
