from django.urls import path

from lineofsight.core.sealed.views import admitting, entering, keeping, rooms, ruling

app_name = "sealed"

urlpatterns = [
    path("rooms/", rooms.rooms, name="rooms"),
    path("rooms/kept/", ruling.how_kept, name="how_kept"),
    path("rooms/kept/roles/", ruling.name_roles, name="name_roles"),
    path("rooms/kept/years/", ruling.set_retention, name="set_retention"),
    path("rooms/admissions/<str:ref>/end/", admitting.end_admission, name="end_admission"),
    path("rooms/holds/<str:ref>/release/", keeping.release_hold, name="release_hold"),
    path("rooms/<str:ref>/", rooms.room, name="room"),
    path("rooms/<str:ref>/open/", entering.open_room, name="open_room"),
    path("rooms/<str:ref>/leave/", entering.leave_room, name="leave_room"),
    path("rooms/<str:ref>/break-glass/", entering.break_glass, name="break_glass"),
    path("rooms/<str:ref>/notes/", rooms.notes, name="notes"),
    path("rooms/<str:ref>/admit/", admitting.admit_person, name="admit_person"),
    path("rooms/<str:ref>/coordinator/", admitting.name_coordinator, name="name_coordinator"),
    path("rooms/<str:ref>/hold/", keeping.hold_room, name="hold_room"),
    path("rooms/<str:ref>/close/", keeping.close_room, name="close_room"),
    path("rooms/<str:ref>/reopen/", keeping.reopen_room, name="reopen_room"),
]
