"""Tuyên truyền: articles, broadcasts, posters, meetings."""
