"""Ban Chỉ đạo, cán bộ phụ trách: who steers the work, who is in charge of it, and the meetings of the committee."""
