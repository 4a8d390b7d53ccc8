"""`lineofsight daily`: what is done once a day, by the machine's own timetable. Safe to run again."""

from django.core.management import BaseCommand

from lineofsight.core.access.actors import system
from lineofsight.core.access.scope import scope
from lineofsight.core.access.selectors import partnerships
from lineofsight.core.notices import services as notices
from lineofsight.know.performance.services import requests
from lineofsight.lead.annual_report.services import reminders
from lineofsight.lead.business_plan.services import challenges
from lineofsight.lead.governance.services import duties, papers

NAME = "daily"


class Command(BaseCommand):
    help = "Mark messages that were lost, and remind agencies and the owners of sections of what they owe."

    def handle(self, *args, **options) -> None:
        lost = notices.mark_lost(system(NAME))
        waiting = notices.send_waiting(system(NAME))
        reminded = owners = challenged = writers = made = 0
        for partnership in partnerships():
            with scope(partnership):
                reminded += requests.remind_agencies(system(NAME))
                owners += reminders.remind_owners(system(NAME))
                challenged += challenges.remind_challenged(system(NAME))
                writers += papers.remind_paper_owners(system(NAME))
                made += duties.owe_duties(system(NAME))
        self.stdout.write(
            f"{lost} messages marked as perhaps sent; {waiting} asked to be sent; {reminded} agencies reminded; "
            f"{owners} owners of sections reminded; {writers} of papers reminded; {challenged} agencies that were "
            f"challenged reminded; {made} yearly duties made.\n"
        )
