from django.db import migrations


def give_words(apps, schema_editor):
    """What was asked for before there was a search gets words to be found by: indicators and agencies."""
    Card = apps.get_model("records", "Card")

    def say(ref, words):
        Card.objects.filter(ref=ref, words="", sealed=False).update(words=" ".join(words.split())[:50_000])

    for request in apps.get_model("performance", "Request").objects.all():
        say(request.ref, plain(request.indicators))
    for agency_return in apps.get_model("performance", "Return").objects.select_related("organisation"):
        keys = agency_return.items.values_list("indicator", flat=True)
        say(agency_return.ref, f"{agency_return.organisation.name} {plain(keys)}")
    for query in apps.get_model("performance", "Query").objects.select_related("observation"):
        say(query.ref, f"{plain([query.observation.indicator])} {query.question}")


def plain(keys):
    """Keys of indicators in everyday words, as far as the keys say them."""
    return " ".join(key.replace(".", " ").replace("_", " ") for key in keys)


class Migration(migrations.Migration):
    dependencies = [("performance", "0002_parts_and_commentary"), ("records", "0003_search")]

    operations = [migrations.RunPython(give_words, migrations.RunPython.noop)]
