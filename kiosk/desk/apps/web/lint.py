"""Lint of an exercise's web: problems such as links that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.course.pictures import picture_problems
from kiosk.desk.answers import placeholders_in
from kiosk.desk.apps.web import blocks
from kiosk.desk.apps.web.addresses import canonical, joined
from kiosk.desk.apps.web.blocks import Form
from kiosk.desk.apps.web.forms import fields
from kiosk.desk.apps.web.forms.fields import field_labelled
from kiosk.desk.apps.web.internet import SIGN_IN, Internet, build_internet, pages_of
from kiosk.desk.apps.web.spec import Page, Site, WebSpec
from kiosk.desk.apps.web.texts import fields_of, path_of_blocks
from kiosk.desk.arrivals import bring_everything
from kiosk.desk.state import Desk
from kiosk.i18n import _
from kiosk.text import fold
from kiosk.yaml.problems import YamlPath, nearest

Found = Iterator[tuple[YamlPath, str, str]]


def problems(spec: WebSpec, desk: Desk) -> Found:
    """What cannot work: (path below ``web``, what is wrong, what to write)."""
    internet, arrived = build_internet(spec), bring_everything(desk)
    yield from _address_problems(internet, ("home",), spec.home) if spec.home else ()
    for index, address in enumerate(spec.open):
        yield from _address_problems(internet, ("open", index), address)
    for name, to in spec.bookmarks.items():
        yield from _address_problems(internet, ("bookmarks", name), to)
    for kind, results in (("results", spec.search.results), ("adverts", spec.search.adverts)):
        for index, result in enumerate(results):
            yield from _address_problems(internet, ("search", kind, index, "to"), result.to)
    homes: list[str] = []
    for number, site in enumerate(spec.sites):
        yield from _site_problems(internet, ("sites", number), site, homes)
        for label, link in site.menu.items():
            for where, what, write in link.when.problems(arrived, drawn=True) if link.when else ():
                yield ("sites", number, "menu", label, "when", *where), what, write
        for path, page in site.pages.items():
            yield from _page_problems(internet, ("sites", number, "pages", path), site, page)
            yield from _condition_problems(("sites", number, "pages", path), page, arrived)
            yield from _meeting_problems(("sites", number, "pages", path), page, desk)
    if _asks_code(spec) and "phone" not in desk.shortcuts:
        yield ("sites",), _("un code arrive par SMS, et le téléphone n'est pas là"), _("ajoutez phone à « shortcuts »")


def _asks_code(spec: WebSpec) -> bool:
    forms = (b for s in spec.sites for p in s.pages.values() for b in p.blocks if isinstance(b, Form))
    return any(isinstance(field, fields.SmsCode) for form in forms for field in form.all_fields)


def _address_problems(internet: Internet, at: YamlPath, address: str) -> Found:
    if not internet.has_page(canonical(address)):
        yield at, _("aucune page n'est à l'adresse « {address} »").format(address=address), _near(internet, address)


def _near(internet: Internet, address: str) -> str:
    known = [site_page.address for site_page in internet.site_pages.values()]
    near = nearest(canonical(address) or address, known)
    if near:
        return _("écrivez « {address} »").format(address=near)
    return _("écrivez une adresse qui existe : {names}").format(names=", ".join(known[:6]))


def _site_problems(internet: Internet, at: YamlPath, site: Site, homes: list[str]) -> Found:
    home = canonical(site.address)
    if not home:
        what = _("« {address} » n'est pas une adresse").format(address=site.address)
        yield (*at, "address"), what, _("écrivez-la comme ceci : https://mediatheque.exemple.fr")
    elif home in homes or internet.is_engine(home):
        yield (*at, "address"), _("un autre site a déjà cette adresse"), _("changez l'une des deux")
    homes.append(home)
    if "/" not in site.pages:
        yield (*at, "pages"), _("il manque la première page du site"), _("ajoutez « /: » à ses pages")
    paths: list[str] = []
    for path in site.pages:
        if not path.startswith("/") or " " in path:
            what = _("« {path} » ne peut pas être le chemin d'une page").format(path=path)
            yield (
                (*at, "pages", path),
                what,
                _("écrivez « /{path} »").format(path=fold(path).strip("/").replace(" ", "-")),
            )
        address = joined(home, "/" + path.lstrip("/"))
        if address in paths:
            yield (*at, "pages", path), _("cette page est écrite deux fois"), _("gardez-en une")
        paths.append(address)
    for label, link in site.menu.items():
        yield from _link_problems(internet, (*at, "menu", label), site, link.to)
    yield from _sign_in_problems(internet, at, site)


def _sign_in_problems(internet: Internet, at: YamlPath, site: Site) -> Found:
    if site.sign_in is None:
        for path, page in site.pages.items():
            if page.private:
                what = _("cette page demande de se connecter, et personne ne le peut")
                yield (*at, "pages", path, "private"), what, _("ajoutez « sign_in » à ce site")
            for index, block in enumerate(page.blocks):
                if isinstance(block, blocks.SignIn):
                    what = _("personne ne peut se connecter sur ce site")
                    yield (*at, "pages", path, index), what, _("ajoutez « sign_in » à ce site")
        return
    yield from _link_problems(internet, (*at, "sign_in", "then"), site, site.sign_in.then)
    known = [account.identifier for account in site.sign_in.accounts]
    if site.sign_in.already and site.sign_in.already not in known:
        what = _("« {name} » n'est pas un compte de ce site").format(name=site.sign_in.already)
        yield (*at, "sign_in", "already"), what, _("écrivez l'un de ces noms : {names}").format(names=", ".join(known))
    own = pages_of(site).get(SIGN_IN)
    if own is not None and not any(isinstance(block, blocks.SignIn) for block in own.blocks):
        yield (*at, "pages", SIGN_IN), _("on ne peut pas se connecter sur cette page"), _("ajoutez le bloc « sign_in »")


def _link_problems(internet: Internet, at: YamlPath, site: Site, to: str) -> Found:
    if not to:
        yield at, _("ce lien ne mène nulle part"), _("ajoutez « to: /… »")
        return
    home = canonical(site.address)
    address = joined(home, to)
    if address and internet.has_page(address):
        return
    if to.startswith("/"):
        here = list(pages_of(site))
        near = nearest(to, here)
        what = _("la page « {path} » n'existe pas sur ce site").format(path=to)
        if near:
            yield at, what, _("écrivez « {path} »").format(path=near)
        else:
            yield at, what, _("écrivez l'une de ces pages : {names}").format(names=", ".join(here))
    elif not address:
        yield at, _("« {address} » n'est pas une adresse").format(address=to), _("écrivez /horaires, ou https://…")
    else:
        yield from _address_problems(internet, at, to)


def _page_problems(internet: Internet, at: YamlPath, site: Site, page: Page) -> Found:
    if page.popup is not None and bool(page.popup.label) != bool(page.popup.to):
        yield (*at, "popup"), _("un lien a un texte et une adresse"), _("écrivez « label » et « to »")
    elif page.popup is not None and page.popup.to:
        yield from _link_problems(internet, (*at, "popup", "to"), site, page.popup.to)
    for index, block in enumerate(page.blocks):
        here = (*path_of_blocks(at, page), index)
        match block:
            case blocks.Link(to=to) | blocks.Button(to=to):
                yield from _link_problems(internet, (*here, "to"), site, to)
            case blocks.Advert(to=to) if to:
                yield from _link_problems(internet, (*here, "to"), site, to)
            case blocks.Advert():
                yield here, _("ce lien ne mène nulle part"), _("ajoutez « to: /… »")
            case blocks.PictureBlock(word, alt):
                yield from picture_problems(here, word)
                if not alt:
                    yield here, _("il manque ce que l'image montre"), _("ajoutez « alt: … »")
            case blocks.Table(rows) if len({len(row) for row in rows}) > 1:
                yield here, _("les lignes du tableau n'ont pas le même nombre de cases"), _("complétez-les")
            case blocks.Lookup(pages=pages):
                if not pages:
                    yield (
                        here,
                        _("aucun numéro n'est connu ici"),
                        _("ajoutez « pages: {{LEN-40217: /suivi}} »").format(),
                    )
                for known, to in pages.items():
                    yield from _link_problems(internet, (*here, "pages", known), site, to)
            case blocks.Slots(options=options, to=to):
                if not options:
                    yield here, _("il n'y a rien à choisir ici"), _("ajoutez « options: [lundi, mardi] »")
                if to:
                    yield from _link_problems(internet, (*here, "to"), site, to)
            case blocks.Form():
                yield from _form_problems(internet, here, site, block)


def _condition_problems(at: YamlPath, page: Page, start: Desk) -> Found:
    for index, block in enumerate(page.blocks):
        for path, what, write in block.when.problems(start, drawn=True) if block.when else ():
            yield (*path_of_blocks(at, page), index, "when", *path), what, write


def _meeting_problems(at: YamlPath, page: Page, desk: Desk) -> Found:
    for index, block in enumerate(page.blocks):
        if isinstance(block, blocks.MeetingButton) and not desk.content.programs["meeting"].people:
            what = _("ce bouton n'ouvre aucune réunion")
            yield (*path_of_blocks(at, page), index), what, _("ajoutez « meeting: » à « desk: »")


def _form_problems(internet: Internet, at: YamlPath, site: Site, form: Form) -> Found:
    if bool(form.pages) == bool(form.fields):
        yield at, _("un formulaire a des cases, ou des pages"), _("écrivez « fields » ou « pages »")
    if form.then:
        yield from _link_problems(internet, (*at, "then"), site, form.then)
    labels: list[str] = []
    before: list[fields.AnyField] = []
    for path, field in fields_of(form):
        here = (*at, *path)
        if fold(field.label) in labels:
            yield here, _("2 cases s'appellent « {name} »").format(name=field.label), _("changez l'un des deux")
        yield from _dependence_problems(here, field, tuple(before))
        labels.append(fold(field.label))
        before.append(field)
        yield from _field_problems(here, form, field)
    if form.account is not None:
        known = [field.label for field in form.all_fields]
        for name in ("identifier", "password"):
            label = getattr(form.account, name)
            if field_labelled(form.all_fields, label) is None:
                what = _("aucune case ne s'appelle « {name} »").format(name=label)
                write = nearest(label, known) or ", ".join(known)
                yield (*at, "account", name), what, _("écrivez l'un de ces noms : {names}").format(names=write)


def _dependence_problems(at: YamlPath, field: fields.AnyField, before: tuple[fields.AnyField, ...]) -> Found:
    """Slips in ``when``: an answer that the field above does not offer, a label that is nearly one above."""
    for label, wanted in field.when.items():
        asked = field_labelled(before, label)
        if asked is None:
            if near := nearest(label, [one.label for one in before]):
                what = _("aucune case au-dessus ne s'appelle « {name} »").format(name=label)
                yield (*at, "when", label), what, _("écrivez « {name} »").format(name=near)
        elif isinstance(asked, fields.Radio | fields.DropDown):
            for one in wanted if isinstance(wanted, tuple) else (wanted,):
                if not any(asked.normalized(str(one)) == asked.normalized(option) for option in asked.options):
                    what = _("« {value} » n'est pas l'un des choix").format(value=one)
                    names = _("écrivez l'un de ces choix : {names}").format(names=", ".join(asked.options))
                    yield (*at, "when", label), what, names


def _field_problems(at: YamlPath, form: Form, field: fields.AnyField) -> Found:
    if isinstance(field, fields.Radio | fields.DropDown):
        if len(set(field.options)) < max(2, len(field.options)):
            yield at, _("il faut deux choix différents au moins"), _("écrivez « options: [Oui, Non] »")
        elif field.value and field.value not in field.options and not any(placeholders_in(field.value)):
            what = _("« {value} » n'est pas l'un des choix").format(value=field.value)
            yield (*at, "value"), what, _("écrivez l'un de ces choix : {names}").format(names=", ".join(field.options))
    if isinstance(field, fields.Password) and field.same_as and field_labelled(form.all_fields, field.same_as) is None:
        known = [one.label for one in form.all_fields if isinstance(one, fields.Password)]
        what = _("aucune case ne s'appelle « {name} »").format(name=field.same_as)
        yield (*at, "same_as"), what, _("écrivez l'un de ces noms : {names}").format(names=", ".join(known))
    if isinstance(field, fields.Upload) and any(not ending.startswith(".") for ending in field.endings):
        yield (*at, "endings"), _("la fin d'un nom commence par un point"), _("écrivez « endings: [.pdf] »")
