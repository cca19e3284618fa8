"""Holds the look to its rules: no inline code or style, only known icons, colours only from tokens."""

import re
from pathlib import Path

import pytest
from django import forms
from django.template.loader import render_to_string

import danvan
from danvan.desk.templatetags.gallery import all_icons

PACKAGE = Path(danvan.__file__).parent
TEMPLATES = sorted([*PACKAGE.glob("desk/templates/**/*.html"), *PACKAGE.glob("templates/**/*.html")])
STYLES = PACKAGE / "desk" / "static" / "desk" / "css"


class Sample(forms.Form):
    name = forms.CharField(label="Tên", help_text="Viết như trong báo cáo.")
    mode = forms.ChoiceField(label="Hình thức", choices=[("a", "Riêng"), ("b", "Lồng ghép")], widget=forms.RadioSelect)
    note = forms.CharField(label="Ghi chú", required=False)
    agreed = forms.BooleanField(label="Nhớ tên này", required=False)


def _matches(pattern):
    return [(path.name, found) for path in TEMPLATES for found in re.findall(pattern, path.read_text(encoding="utf-8"))]


def test_templates_hold_no_inline_style_or_code():
    assert _matches(r"\sstyle=|\son[a-z]+=|<style|<script(?![^>]*\ssrc=)|javascript:") == []


def test_templates_name_only_icons_of_the_sprite():
    known = [*all_icons(), "lotus"]
    assert [(name, icon) for name, icon in _matches(r'\{% icon "([^"]+)"') if icon not in known] == []


@pytest.mark.parametrize("sheet", ["base.css", "layout.css", "components.css", "print.css"])
def test_stylesheets_take_colours_from_tokens_only(sheet):
    text = (STYLES / sheet).read_text(encoding="utf-8")
    assert re.findall(r"#[0-9A-Fa-f]{3,8}\b|rgba?\(", text) == []


@pytest.mark.parametrize("sheet", ["base.css", "layout.css", "components.css", "print.css"])
def test_stylesheets_name_only_tokens_that_exist(sheet):
    tokens = re.findall(r"(--[\w-]+):", (STYLES / "tokens.css").read_text(encoding="utf-8"))
    used = re.findall(r"var\((--[\w-]+)\)", (STYLES / sheet).read_text(encoding="utf-8"))
    assert sorted(set(used) - set(tokens)) == []


def test_gallery_renders_without_any_context():
    assert render_to_string("desk/gallery.html").count('class="chip ') > 40


@pytest.mark.parametrize("page", ["400.html", "403.html", "403_csrf.html", "404.html", "500.html"])
def test_error_page_renders_without_person_or_context(page):
    assert '<html lang="vi">' in render_to_string(page)


def test_error_page_500_names_the_incident():
    assert "9f2ab041" in render_to_string("500.html", {"incident": "9f2ab041"})


def test_form_with_faults_links_the_summary_to_each_field():
    form = Sample({"note": "giữ lại"})
    page = render_to_string("desk/_form.html", {"form": form})
    assert re.findall(r'<a href="#([^"]+)">', page) == ["id_name", "id_mode"]
    assert 'aria-describedby="id_name_helptext id_name_error"' in page
    assert page.index('id="id_name_error"') < page.index('<input type="text" name="name"')
    assert 'value="giữ lại"' in page


def test_form_without_faults_has_no_summary():
    assert "error-summary" not in render_to_string("desk/_form.html", {"form": Sample()})


def test_form_marks_what_may_be_left_empty():
    page = render_to_string("desk/_form.html", {"form": Sample()})
    assert page.count("(không bắt buộc)") == 1
