from django.db import migrations


def give_words(apps, schema_editor):
    """Reports and sections begun before there was a search get words to be found by."""
    Card = apps.get_model("records", "Card")

    def say(ref, words):
        Card.objects.filter(ref=ref, words="", sealed=False).update(words=" ".join(words.split())[:50_000])

    for report in apps.get_model("annual_report", "Report").objects.all():
        say(report.ref, "yearly report, annual report")
    for section in apps.get_model("annual_report", "Section").objects.all():
        say(section.ref, f"{section.question} {section.text}")


class Migration(migrations.Migration):
    dependencies = [("annual_report", "0005_explanations"), ("records", "0003_search")]

    operations = [migrations.RunPython(give_words, migrations.RunPython.noop)]
