"""Hội nghị cán bộ, công chức, người lao động: democracy inside an agency, and at work in enterprises."""
