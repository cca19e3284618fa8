"""Units with validity and succession, people, posts, fields, roles and permissions."""
