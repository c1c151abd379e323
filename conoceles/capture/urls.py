# SPDX-License-Identifier: EUPL-1.2
"""Addresses of capture. None says anything that somebody answered."""

from django.urls import path

from .views import acuses, boards, desk, endorsing, following, photos, sections, tasks

app_name = "capture"
urlpatterns = [
    path("captura/", boards.home, name="home"),
    path("captura/omisos/", following.omissions, name="omissions"),
    path("captura/omisos.<paper:kind>", following.omissions_file, name="omissions-file"),
    path("captura/acuses/comprobar/", acuses.verify, name="verify"),
    path("captura/<uuid:candidacy>/", tasks.tasks, name="tasks"),
    path("captura/<uuid:candidacy>/abrir/", following.open_window, name="open"),
    path("captura/<uuid:candidacy>/aceptar/<int:revision>/", endorsing.endorse, name="endorse"),
    path("captura/<uuid:candidacy>/acuses/<int:revision>/", acuses.acuse, name="acuse"),
    path("captura/<uuid:candidacy>/acuses/<int:revision>/acuse.pdf", acuses.acuse_file, name="acuse-file"),
    path("captura/<uuid:candidacy>/c/<slug:questionnaire>/", tasks.check, name="check"),
    path("captura/<uuid:candidacy>/c/<slug:questionnaire>/enviar/", tasks.send, name="send"),
    path("captura/<uuid:candidacy>/c/<slug:questionnaire>/s/<slug:section>/", sections.section, name="section"),
    path("captura/<uuid:candidacy>/c/<slug:questionnaire>/s/<slug:section>/guardar/", sections.save, name="save"),
    path("captura/<uuid:candidacy>/c/<slug:questionnaire>/f/<slug:question>/", photos.photo, name="photo"),
    path("captura/<uuid:candidacy>/c/<slug:questionnaire>/f/<slug:question>/recortar/", photos.cut, name="photo-cut"),
    path(
        "captura/<uuid:candidacy>/c/<slug:questionnaire>/f/<slug:question>/quitar/",
        photos.withdraw,
        name="photo-withdraw",
    ),
    path("captura/<uuid:candidacy>/c/<slug:questionnaire>/formato.pdf", desk.printed, name="printed"),
    path("mesa/candidaturas/", desk.home, name="desk"),
    path("mesa/candidaturas/<uuid:candidacy>/", desk.attend, name="attend"),
    path("mesa/candidaturas/<uuid:candidacy>/<slug:questionnaire>/", desk.from_paper, name="from-paper"),
    path("mesa/formatos/<int:assistance>/dejar/", desk.give_up, name="give-up"),
    path("captura/<uuid:candidacy>/fotografias/<slug:file>/", photos.photo_file, name="photo-file"),
]
