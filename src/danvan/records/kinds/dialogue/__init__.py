"""Đối thoại: the head of an authority hears people, answers, and promises."""
