"""`lineofsight daily`: what is done once a day, by the machine's own timetable. Safe to run again."""

from django.core.management import BaseCommand

from lineofsight.core.access import lost_posts
from lineofsight.core.access.actors import system
from lineofsight.core.access.jobs import forget_ended_jobs
from lineofsight.core.access.scope import scope
from lineofsight.core.access.selectors import failed_jobs, partnerships
from lineofsight.core.access.upkeep import weigh_tables
from lineofsight.core.insight.counting import count_here
from lineofsight.core.notices import services as notices
from lineofsight.core.notices.letters import full_address
from lineofsight.core.sealed.services import coordinating, erasing, rotating
from lineofsight.know.performance.services import requests
from lineofsight.know.self_assessments.services import chasing, expiring, registering, sharing, supporting
from lineofsight.lead.annual_report.services import reminders
from lineofsight.lead.business_plan.services import challenges
from lineofsight.lead.governance.services import duties, papers
from lineofsight.learn.reviews.services import accounts, learning

NAME = "daily"


class Command(BaseCommand):
    help = "What is done once a day: lost messages, reminders, figures counted, duties, digests, rooms to be erased."

    def handle(self, *args, **options) -> None:
        weigh_tables()
        lost_posts.forget_old()
        rotating.clear_left()
        ended = forget_ended_jobs(system(NAME))
        lost = notices.mark_lost(system(NAME))
        waiting = notices.send_waiting(system(NAME))
        counted = reminded = owners = challenged = writers = made = digests = chased = supported = 0
        lapsed = shared = erased = told = agencies = alone = passed = 0
        for partnership in partnerships():
            with scope(partnership):
                counted += len(count_here(system(NAME)))
                reminded += requests.remind_agencies(system(NAME))
                owners += reminders.remind_owners(system(NAME))
                challenged += challenges.remind_challenged(system(NAME))
                writers += papers.remind_paper_owners(system(NAME))
                chased += chasing.chase_late(system(NAME)) + chasing.remind_challenged(system(NAME))
                chased += expiring.warn_of_documents(system(NAME))
                supported += supporting.support_judged(system(NAME))
                lapsed += registering.lapse_registrations(system(NAME))
                shared += sharing.share_all(system(NAME))
                agencies += accounts.chase_accounts(system(NAME))
                passed += learning.pass_learning_on(system(NAME))
                made += duties.owe_duties(system(NAME))
                alone += coordinating.ask_for_coordinators(system(NAME))
                told += erasing.tell_of_erasing(system(NAME))
                erased += erasing.erase_rooms(system(NAME))
                digests += notices.send_digests(system(NAME))
        self.stdout.write(
            f"{ended} jobs forgotten that ended long ago; "
            f"{lost} messages marked as perhaps sent; {waiting} asked to be sent; {counted} figures counted; "
            f"{reminded} agencies reminded; {owners} owners of sections reminded; {writers} of papers reminded; "
            f"{challenged} challenged reminded; "
            f"{chased} letters about self-assessments; {supported} in need of support; "
            f"{lapsed} registrations lapsed; {shared} shared answers taken to sites; "
            f"{alone} rooms without a coordinator; "
            f"{told} rooms to be erased told of; {erased} erased; "
            f"{agencies} agencies chased for accounts; {passed} readings passed on; "
            f"{made} yearly duties made; {digests} digests written.\n"
        )
        if failed := len(failed_jobs()):
            where = full_address("site:installation")
            self.stderr.write(f"Jobs that failed in the last 30 days: {failed}. See {where}")
