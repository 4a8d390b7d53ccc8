from django.db import migrations


def begin_histories(apps, schema_editor):
    """What was owed already gets the kind of its record, and a history of the two days that are known."""
    Due, Change = apps.get_model("notices", "Due"), apps.get_model("notices", "DueChange")
    kinds = dict(apps.get_model("records", "Card").objects.values_list("ref", "kind"))
    for due in Due.objects.select_related("person", "organisation"):
        due.record_kind = kinds.get(due.record_ref, "")
        due.save(update_fields=["record_kind"])
        holder = due.person.ref if due.person else due.organisation.ref if due.organisation else due.role
        about = {
            "partnership_id": due.partnership_id, "due": due, "on": due.on, "holder_ref": holder,
            "actor_ref": "system:migration",
        }
        Change.objects.create(change="owed", **about)
        if due.done_at:
            Change.objects.create(change="settled", **{**about, "at": due.done_at})


class Migration(migrations.Migration):
    dependencies = [("notices", "0002_due_and_its_history"), ("records", "0002_append_only")]

    operations = [migrations.RunPython(begin_histories, migrations.RunPython.noop)]
